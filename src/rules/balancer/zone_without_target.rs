//! A zone of the balancer has no healthy target.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-zone-without-target",
    hop: Hop::Balancer,
    title: "a zone of the balancer has no healthy target",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::network::ZONE_WITHOUT_TARGET), yes(&balancer::dial::DOWN_IN_PART)],
    symptoms: &[],
    explains: &["balancer-address-down-partial", "edge-address-down-partial"],
    summary: "cross-zone balancing of {balancer} is off, and zone {zone} has no healthy target (only {served})",
    fix: &[
        "Switch it on: aws elbv2 modify-load-balancer-attributes --region {region} --load-balancer-arn {balancer_arn} --attributes Key=load_balancing.cross_zone.enabled,Value=true",
        "Or run a node with a ready ingress pod in {zone}",
    ],
    check: &["aws elbv2 describe-load-balancer-attributes --region {region} --load-balancer-arn {balancer_arn}"],
    page: include_str!("zone_without_target.md"),
};
