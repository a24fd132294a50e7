//! An instance behind the balancer is starting.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-instance-starting",
    hop: Hop::Instance,
    title: "an instance behind the balancer is starting",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::STARTING)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} behind {host} is starting",
    fix: &["Wait some minutes; the balancer takes it in after its health checks"],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_instance_starting.md"),
};
