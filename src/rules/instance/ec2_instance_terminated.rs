//! An instance behind the balancer is terminated.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-instance-terminated",
    hop: Hop::Instance,
    title: "an instance behind the balancer is terminated",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::SOME_TERMINATED)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} behind {host} is {state}; {running} of {nodes} run",
    fix: &[
        "Take it out of the balancer if it stays registered, and see that its Auto Scaling group starts another",
        "Find who ended it: TerminateInstances in CloudTrail; its own words: {reason}",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_instance_terminated.md"),
};
