//! One of several target groups has no healthy target.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-weighted-group-down",
    hop: Hop::Balancer,
    title: "one of several target groups has no healthy target",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::WEIGHTED_GROUP_DOWN)],
    symptoms: &[],
    explains: &[
        "balancer-no-targets",
        "balancer-target-timeout",
        "balancer-target-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "requests for {host} are shared between groups, and {group} has no healthy target while {other_group} has",
    fix: &[
        "Set the weight of {group} to 0 until it is mended: aws elbv2 modify-rule, or the annotation of the controller",
        "Then look at its targets: {reason} ({description})",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("weighted_group_down.md"),
};
