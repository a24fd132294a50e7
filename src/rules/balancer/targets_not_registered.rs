//! The targets are not registered any more.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-not-registered",
    hop: Hop::Balancer,
    title: "the targets are not registered any more",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::NOT_REGISTERED)],
    symptoms: &[],
    explains: &[
        "balancer-weighted-group-down",
        "balancer-no-targets",
        "balancer-target-timeout",
        "balancer-closes-connection",
        "balancer-refused",
        "balancer-unreachable",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-refused",
        "edge-unreachable",
        "edge-reset-in-handshake",
        "edge-handshake-silent",
    ],
    summary: "the targets of {group} are not registered ({targets})",
    fix: &[
        "Register them again: aws elbv2 register-targets --region {region} --target-group-arn {group_arn} --targets Id={target}",
        "If a controller keeps the group: read its log; a node that is cordoned, excluded by a label or without providerID is taken out",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_not_registered.md"),
};
