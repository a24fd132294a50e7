//! The Classic load balancer has no instances.

use hopwise_probes::Hop;

use crate::facts::{Author, instance};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-no-instances",
    hop: Hop::Instance,
    title: "the Classic load balancer has no instances",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&instance::legacy::NONE)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Alb, Author::ClassicElb]), SymptomPattern::ORIGIN],
    explains: &["balancer-classic-at-capacity", "balancer-classic-timeout"],
    summary: "Classic load balancer {balancer} of {host} has no instance registered",
    fix: &[
        "Find the machines of the site by their tags: aws ec2 describe-instances --region {region} --filters Name=tag-key,Values=opsworks:stack",
        "Register them: aws elb register-instances-with-load-balancer --region {region} --load-balancer-name {balancer} --instances ID",
        "Find who took them out: DeregisterInstancesFromLoadBalancer in CloudTrail",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
    ],
    page: include_str!("legacy_no_instances.md"),
};
