//! AWS's own host under an instance fails.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-system-check-failed",
    hop: Hop::Instance,
    title: "AWS's own host under an instance fails",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::SYSTEM_IMPAIRED)],
    symptoms: &[],
    explains: &[],
    summary: "The host of instance {instance} behind {host} fails AWS's system check since {since}",
    fix: &[
        "Stop and start it, so that it moves to another host: aws ec2 stop-instances, then start-instances (a reboot does not move it)",
        "A node of a cluster: kubectl drain, then terminate it; its group replaces it",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_system_check_failed.md"),
};
