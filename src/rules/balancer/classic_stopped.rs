//! All instances are stopped.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-stopped",
    hop: Hop::Balancer,
    title: "all instances are stopped",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::classic::ALL_STOPPED)],
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
    summary: "no instance of {balancer} is in service: {instances} ({description})",
    fix: &[
        "Start the instances: aws ec2 start-instances --region {region} --instance-ids {instance}",
        "See why they stopped: StateTransitionReason, a schedule, somebody by hand",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer}",
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[InstanceId,State.Name,StateTransitionReason]'",
    ],
    page: include_str!("classic_stopped.md"),
};
