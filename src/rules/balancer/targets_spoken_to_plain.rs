//! The balancer speaks plain HTTP to targets that want TLS.

use hopwise_probes::Hop;

use crate::facts::{balancer, ingress};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-spoken-to-plain",
    hop: Hop::Balancer,
    title: "the balancer speaks plain HTTP to a TLS port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::settings::TARGETS_PLAIN), yes(&ingress::page::PLAIN_ON_TLS)],
    symptoms: &[],
    explains: &["ingress-plain-http-on-tls", "balancer-targets-wrong-code", "edge-error-status-masked"],
    summary: "target group {group} is spoken to in plain HTTP on port {target_port}, and nginx there wants TLS",
    fix: &[
        "Make a target group with protocol HTTPS for that port and let the listener forward to it: the protocol of a group cannot be changed",
        "Or lead the group to the plain port of the ingress",
    ],
    check: &[
        "aws elbv2 describe-target-groups --region {region} --target-group-arns {group_arn} --query 'TargetGroups[].[Protocol,Port]'",
    ],
    page: include_str!("targets_spoken_to_plain.md"),
};
