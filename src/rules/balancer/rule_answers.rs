//! A rule of the balancer answers instead of forwarding.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-rule-answers",
    hop: Hop::Balancer,
    title: "a rule of the balancer answers instead of forwarding",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::RULE_ANSWERS)],
    symptoms: &[],
    explains: &["balancer-default-rule", "edge-error-status-masked"],
    summary: "rule {priority} of the listener takes {sent_host}{path} and {does}",
    fix: &[
        "Delete rule {priority} or give it a later priority than the rule that forwards: aws elbv2 set-rule-priorities",
        "If it is a maintenance page that was left behind: aws elbv2 delete-rule --region {region} --rule-arn {rule_arn}",
    ],
    check: &["aws elbv2 describe-rules --region {region} --listener-arn {listener_arn}"],
    page: include_str!("rule_answers.md"),
};
