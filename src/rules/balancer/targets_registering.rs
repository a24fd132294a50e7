//! Targets are being registered.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-registering",
    hop: Hop::Balancer,
    title: "targets are being registered",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::REGISTERING)],
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
    summary: "all {all} targets of {group} are still being registered ({targets})",
    fix: &[
        "Wait: registration takes some seconds, on a Network Load Balancer up to minutes",
        "Find out why all targets were replaced at once: Auto Scaling group, controller, or a deploy",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_registering.md"),
};
