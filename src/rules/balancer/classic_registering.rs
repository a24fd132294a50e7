//! Instances are still being registered.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-registering",
    hop: Hop::Balancer,
    title: "instances are still being registered",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::classic::REGISTERING)],
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
    summary: "no instance of {balancer} is in service yet: registration of {instances} is under way",
    fix: &["Wait a minute; if it stays, the health check {check_line} does not pass"],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_registering.md"),
};
