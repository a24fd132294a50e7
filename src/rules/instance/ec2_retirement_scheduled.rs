//! AWS will end an instance behind the balancer.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-retirement-scheduled",
    hop: Hop::Instance,
    title: "AWS will end an instance behind the balancer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::event::RETIREMENT)],
    symptoms: &[],
    explains: &[],
    summary: "AWS will end instance {instance} behind {host} (instance-retirement) on {when}: {event}",
    fix: &[
        "Before that day stop and start it, so that it moves: aws ec2 stop-instances, then start-instances",
        "A node of a cluster: kubectl drain, then terminate it; its group replaces it",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_retirement_scheduled.md"),
};
