//! AWS will stop an instance behind the balancer.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-stop-scheduled",
    hop: Hop::Instance,
    title: "AWS will stop an instance behind the balancer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::event::STOP)],
    symptoms: &[],
    explains: &[],
    summary: "AWS will stop instance {instance} behind {host} (instance-stop) on {when}: {event}",
    fix: &["Stop and start it yourself before that day", "A node of a cluster: kubectl drain, then terminate it"],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_stop_scheduled.md"),
};
