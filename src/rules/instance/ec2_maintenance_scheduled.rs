//! AWS will work on the host of an instance behind the balancer.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-maintenance-scheduled",
    hop: Hop::Instance,
    title: "AWS will work on the host of an instance behind the balancer",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&instance::event::MAINTENANCE)],
    symptoms: &[],
    explains: &[],
    summary: "AWS will work on the host of instance {instance} behind {host} (system-maintenance) on {when}: {event}",
    fix: &["Drain it before, or move it by stop and start"],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_maintenance_scheduled.md"),
};
