//! An instance behind the balancer is stopped.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-instance-stopped",
    hop: Hop::Instance,
    title: "an instance behind the balancer is stopped",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::SOME_STOPPED)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} behind {host} is {state}; {running} of {nodes} run",
    fix: &[
        "Start it: aws ec2 start-instances --region {region} --instance-ids {instance}, or take it out of the balancer",
        "Find who stopped it: StopInstances in CloudTrail; its own words: {reason}",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_instance_stopped.md"),
};
