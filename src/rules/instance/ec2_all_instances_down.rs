//! No instance behind the balancer runs.

use hopwise_probes::Hop;

use crate::facts::{Author, instance};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-all-instances-down",
    hop: Hop::Instance,
    title: "no instance behind the balancer runs",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&instance::ec2::ALL_DOWN)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Alb, Author::ClassicElb]), SymptomPattern::ORIGIN],
    explains: &[
        "balancer-no-targets",
        "balancer-targets-stopped",
        "balancer-classic-stopped",
        "balancer-all-targets-unhealthy",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "balancer-targets-fail-checks",
        "balancer-targets-time-out",
        "balancer-closes-connection",
        "controller-node-not-ready",
        "node-not-ready",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
        "edge-reset-in-handshake",
    ],
    summary: "None of the {nodes} instances behind the balancer of {host} runs: {states}",
    fix: &[
        "Start them: aws ec2 start-instances --region {region} --instance-ids {instances}; nodes of a kops cluster are replaced by their Auto Scaling group instead",
        "Find who stopped them: StopInstances or TerminateInstances in CloudTrail, a schedule that saves cost, spot capacity",
        "If an Auto Scaling group keeps them: look at its activities for the error that keeps it from starting new ones",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_all_instances_down.md"),
};
