//! The system inside an instance does not answer.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-instance-check-failed",
    hop: Hop::Instance,
    title: "the system inside an instance does not answer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::INSTANCE_IMPAIRED)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} behind {host} fails its own check since {since}: its system does not answer",
    fix: &[
        "Look at its last words: aws ec2 get-console-output --region {region} --instance-id {instance} --latest --output text | tail -n 50",
        "Reboot it: aws ec2 reboot-instances --region {region} --instance-ids {instance}; a node of a cluster is better replaced",
        "Memory that ran out, a full disk and a broken network set-up are the usual reasons",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_instance_check_failed.md"),
};
