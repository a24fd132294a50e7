//! The balancer sends to an instance that no longer exists.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-target-gone",
    hop: Hop::Instance,
    title: "the balancer sends to an instance that no longer exists",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::ec2::TARGET_GONE)],
    symptoms: &[],
    explains: &[],
    summary: "The balancer of {host} has instance {instance} registered, and EC2 knows no such instance",
    fix: &[
        "Take it out: aws elbv2 deregister-targets, or aws elb deregister-instances-from-load-balancer",
        "If a controller keeps the list: look at its log, it lost track of a node",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_target_gone.md"),
};
