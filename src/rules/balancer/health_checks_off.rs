//! Nobody checks the targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-health-checks-off",
    hop: Hop::Balancer,
    title: "nobody checks the targets",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::CHECKS_OFF)],
    symptoms: &[],
    explains: &[],
    summary: "health checks of {group} are switched off, so nothing is known of its targets",
    fix: &[
        "Switch health checks on: aws elbv2 modify-target-group --region {region} --target-group-arn {group_arn} --health-check-enabled",
    ],
    check: &["aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}"],
    page: include_str!("health_checks_off.md"),
};
