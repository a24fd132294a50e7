//! The checks of an instance are not through yet.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-checks-initialising",
    hop: Hop::Instance,
    title: "the checks of an instance are not through yet",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::INITIALISING)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} behind {host} runs; its checks are not through yet",
    fix: &["Wait some minutes"],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_checks_initialising.md"),
};
