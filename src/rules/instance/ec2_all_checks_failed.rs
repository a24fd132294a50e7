//! Every running instance behind the balancer fails its checks.

use hopwise_probes::Hop;

use crate::facts::{Author, instance};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ec2-all-checks-failed",
    hop: Hop::Instance,
    title: "every running instance behind the balancer fails its checks",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&instance::ec2::ALL_IMPAIRED)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Alb, Author::ClassicElb]), SymptomPattern::ORIGIN],
    explains: &[
        "balancer-no-targets",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
    ],
    summary: "All {nodes} instances behind the balancer of {host} fail EC2's checks",
    fix: &[
        "Look at the last words of one: aws ec2 get-console-output --region {region} --instance-id {instance} --latest --output text | tail -n 50",
        "All at once is a change that reached all: user data, a network ACL, a new image; go back to the one before",
        "Look at the AWS Health Dashboard of {region}",
    ],
    check: &[
        "aws ec2 describe-instances --region {region} --instance-ids {instance} --query 'Reservations[].Instances[].[State.Name,StateTransitionReason,LaunchTime]'",
        "aws ec2 describe-instance-status --region {region} --include-all-instances --instance-ids {instance} --query 'InstanceStatuses[].[InstanceState.Name,SystemStatus.Status,InstanceStatus.Status,Events]'",
    ],
    page: include_str!("ec2_all_checks_failed.md"),
};
