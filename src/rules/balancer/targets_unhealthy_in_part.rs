//! Some targets are unhealthy.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-unhealthy-in-part",
    hop: Hop::Balancer,
    title: "some targets are unhealthy",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::UNHEALTHY_IN_PART)],
    symptoms: &[],
    explains: &[],
    summary: "{count} of {all} targets of {group} are unhealthy: {targets} ({reason}: {description})",
    fix: &[
        "Look at {target}: does it answer {check_line}, and do its ingress pods run",
        "With externalTrafficPolicy Local nodes without a ready ingress pod are unhealthy by design: then compare the number with the pods",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("targets_unhealthy_in_part.md"),
};
