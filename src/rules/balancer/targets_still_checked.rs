//! Targets wait for their first health checks.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-still-checked",
    hop: Hop::Balancer,
    title: "targets wait for their first health checks",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::STILL_CHECKED)],
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
    summary: "all {all} targets of {group} are still in their first health checks ({targets})",
    fix: &[
        "Wait for the healthy threshold: it is a matter of seconds to minutes after a registration",
        "If it stays: the checks fail; ask a target for {check_line}",
        "Keep old targets until new ones are healthy, so that a deploy leaves no gap",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_still_checked.md"),
};
