//! All target groups of the rule have weight 0.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-forward-weights-zero",
    hop: Hop::Balancer,
    title: "all target groups of the rule have weight 0",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::WEIGHTS_ZERO)],
    symptoms: &[],
    explains: &["balancer-no-targets", "edge-error-status-masked"],
    summary: "rule {priority} of the listener forwards to groups that all have weight 0",
    fix: &[
        "Give one group a weight above 0: aws elbv2 modify-rule --region {region} --rule-arn {rule_arn}",
        "If a rollout tool moves the weights: it stopped between the groups; finish it or take it back",
    ],
    check: &["aws elbv2 describe-rules --region {region} --listener-arn {listener_arn}"],
    page: include_str!("forward_weights_zero.md"),
};
