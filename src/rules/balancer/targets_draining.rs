//! All targets are being taken out.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-draining",
    hop: Hop::Balancer,
    title: "all targets are being taken out",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::DRAINING)],
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
    summary: "all {all} targets of {group} are draining ({targets}): no new request goes to them",
    fix: &[
        "Register targets that stay, then let the old ones go",
        "See who took them all out at once: a rollout of the nodes, a controller that found no ready node, a hand",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_draining.md"),
};
