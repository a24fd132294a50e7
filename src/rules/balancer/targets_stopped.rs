//! The targets are stopped or terminated instances.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-stopped",
    hop: Hop::Balancer,
    title: "the targets are stopped or terminated instances",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::targets::STOPPED)],
    symptoms: &[],
    explains: &[
        "balancer-weighted-group-down",
        "balancer-no-targets",
        "balancer-target-timeout",
        "balancer-closes-connection",
        "balancer-refused",
        "balancer-unreachable",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-refused",
        "edge-unreachable",
        "edge-reset-in-handshake",
        "edge-handshake-silent",
    ],
    summary: "the targets of {group} are stopped or terminated: {targets}",
    fix: &[
        "Start the instances, or let the Auto Scaling group replace them: aws ec2 describe-instances --region {region} --instance-ids {target}",
        "See why they stopped: StateTransitionReason, spot interruption, a schedule, somebody by hand",
        "Attach the group to the Auto Scaling group, so that new instances are registered by themselves",
    ],
    check: &[
        "aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}",
        "aws ec2 describe-instances --region {region} --instance-ids {target} --query 'Reservations[].Instances[].[InstanceId,State.Name,StateTransitionReason]'",
    ],
    page: include_str!("targets_stopped.md"),
};
