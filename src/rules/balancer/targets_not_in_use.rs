//! The balancer does not use the targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-not-in-use",
    hop: Hop::Balancer,
    title: "the balancer does not use the targets",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::NOT_IN_USE)],
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
    summary: "the targets of {group} are registered and not used: {description}",
    fix: &[
        "Make the listener's rule for {host} forward to {group}: aws elbv2 describe-rules shows where it leads now",
        "If the words speak of a zone: enable the zone of {target} for the load balancer (aws elbv2 set-subnets)",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_not_in_use.md"),
};
