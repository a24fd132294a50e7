//! AWS will reboot an instance behind the balancer.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-reboot-scheduled",
    hop: Hop::Instance,
    title: "AWS will reboot an instance behind the balancer",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&instance::event::REBOOT)],
    symptoms: &[],
    explains: &[],
    summary: "AWS will reboot instance {instance} behind {host} (instance-reboot or system-reboot) on {when}: {event}",
    fix: &[
        "Drain it before: kubectl drain NODE --ignore-daemonsets; or reboot it yourself, which ends an instance-reboot event",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_reboot_scheduled.md"),
};
