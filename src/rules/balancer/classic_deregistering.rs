//! All instances are being taken out.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-deregistering",
    hop: Hop::Balancer,
    title: "all instances are being taken out",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::classic::DEREGISTERING)],
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
    summary: "no instance of {balancer} is in service: {instances} are being deregistered",
    fix: &["Register instances that stay, then let the old ones go", "See who took them all out at once"],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_deregistering.md"),
};
