//! Target addresses belong to a load balancer.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-unusable-address",
    hop: Hop::Balancer,
    title: "target addresses belong to a load balancer",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::UNUSABLE_ADDRESS)],
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
    summary: "the addresses {targets} in {group} cannot be targets: a load balancer uses them",
    fix: &[
        "Register addresses of pods or nodes instead, never those of a load balancer's own interfaces",
        "If a load balancer is to stand behind this one: use a target group of type alb",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_unusable_address.md"),
};
