//! The Classic ELB has no instances.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-empty",
    hop: Hop::Balancer,
    title: "the Classic ELB has no instances",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::classic::EMPTY)],
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
    summary: "Classic Load Balancer {balancer} has no registered instance",
    fix: &[
        "Register the instances: aws elb register-instances-with-load-balancer --region {region} --load-balancer-name {balancer} --instances INSTANCE_ID",
        "Attach the load balancer to the Auto Scaling group, so that new instances are registered by themselves",
    ],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_empty.md"),
};
