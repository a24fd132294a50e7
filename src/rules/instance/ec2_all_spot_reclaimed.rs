//! No instance is left, for AWS took them all back.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-all-spot-reclaimed",
    hop: Hop::Instance,
    title: "AWS took all spot instances back",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::ALL_SPOT)],
    symptoms: &[],
    explains: &["ec2-all-instances-down", "ec2-spot-reclaimed"],
    summary: "AWS took all {nodes} spot instances behind {host} back: {states}",
    fix: &[
        "Wait for replacements, or raise the wanted number of the group: AWS does not start interrupted spot instances by hand",
        "Use several instance types and zones in the group, and keep a part of it on demand",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_all_spot_reclaimed.md"),
};
