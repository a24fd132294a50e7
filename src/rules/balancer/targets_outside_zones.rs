//! Targets stand in zones that are not enabled.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-outside-zones",
    hop: Hop::Balancer,
    title: "targets stand in zones that are not enabled",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::network::OUTSIDE_ZONES), yes(&balancer::targets::NOT_IN_USE)],
    symptoms: &[],
    explains: &["balancer-targets-not-in-use"],
    summary: "target {target} of {group} stands in {zone}, and {balancer} uses {zones} alone",
    fix: &[
        "Enable the zone: aws elbv2 set-subnets --region {region} --load-balancer-arn {balancer_arn} --subnets SUBNET_IDS, one of {zone} among them",
        "Or take nodes of {zone} out of the group",
    ],
    check: &["aws elbv2 describe-load-balancers --region {region} --load-balancer-arns {balancer_arn}"],
    page: include_str!("targets_outside_zones.md"),
};
