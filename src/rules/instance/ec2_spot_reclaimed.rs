//! AWS took a spot instance back.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-spot-reclaimed",
    hop: Hop::Instance,
    title: "AWS took a spot instance back",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::SPOT)],
    symptoms: &[],
    explains: &[],
    summary: "AWS took spot instance {instance} behind {host} back ({reason}); {running} of {nodes} run",
    fix: &[
        "Wait for the replacement, or raise the wanted number of the group",
        "Use several instance types and zones in the group, and run a node termination handler that drains first",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_spot_reclaimed.md"),
};
