//! The target group has no targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-target-group-empty",
    hop: Hop::Balancer,
    title: "the target group has no targets",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::EMPTY)],
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
    summary: "target group {group}, which takes the requests for {host}, has no registered target",
    fix: &[
        "Register the nodes in {group} again: aws elbv2 register-targets --region {region} --target-group-arn {group_arn} --targets Id=INSTANCE_ID",
        "If a controller or an Auto Scaling group keeps it: read its log and events; nodes without providerID, or excluded by a label, are left out",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("target_group_empty.md"),
};
