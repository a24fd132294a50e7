//! The instances' zone is not enabled.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-zone-off",
    hop: Hop::Balancer,
    title: "the instances' zone is not enabled",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::classic::ZONE_OFF)],
    symptoms: &[],
    explains: &[
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "balancer-closes-connection",
        "balancer-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-refused",
        "edge-reset-in-handshake",
    ],
    summary: "no instance of {balancer} is in service: {instances} stand in a zone that the balancer does not use ({zones})",
    fix: &[
        "Enable the zone or subnet of {instance}: aws elb attach-load-balancer-to-subnets, or enable-availability-zones-for-load-balancer",
    ],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_zone_off.md"),
};
