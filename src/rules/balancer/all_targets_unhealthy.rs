//! No target is healthy.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-all-targets-unhealthy",
    hop: Hop::Balancer,
    title: "no target is healthy",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::ALL_UNHEALTHY)],
    symptoms: &[],
    explains: &["balancer-target-timeout", "balancer-target-refused"],
    summary: "{count} of {all} targets of {group} are unhealthy and none is healthy ({reason}: {description}); the balancer sends to the unhealthy ones all the same",
    fix: &[
        "Look at the reason: {reason}; then at what answers {check_line} on {target}",
        "Mend the check if the site works, the targets if it does not",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("all_targets_unhealthy.md"),
};
