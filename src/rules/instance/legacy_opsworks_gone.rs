//! The OpsWorks API is gone; balancer and instances were read instead.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-opsworks-gone",
    hop: Hop::Instance,
    title: "the OpsWorks API is gone; balancer and instances were read instead",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&instance::legacy::OPSWORKS_GONE)],
    symptoms: &[],
    explains: &[],
    summary: "{host} once ran on OpsWorks, whose API was switched off on 26 May 2024; Classic load balancer {balancer} and its {nodes} instances were read instead",
    fix: &["Keep the instances by EC2 and Systems Manager, and plan the move to the cluster"],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
    ],
    page: include_str!("legacy_opsworks_gone.md"),
};
