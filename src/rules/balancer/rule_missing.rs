//! No rule takes this host and path.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-rule-missing",
    hop: Hop::Balancer,
    title: "no rule takes this host and path",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::RULE_MISSING)],
    symptoms: &[],
    explains: &["balancer-default-rule", "balancer-redirect-loop", "edge-redirect-loop", "edge-error-status-masked"],
    summary: "no rule of the listener takes {sent_host}{path}: the default rule {does}",
    fix: &[
        "Add a rule with host-header {sent_host} (and the path) that forwards to the target group",
        "If a host of another name was expected: the edge sends {sent_host}; see whether the distribution forwards the visitor's Host",
    ],
    check: &["aws elbv2 describe-rules --region {region} --listener-arn {listener_arn}"],
    page: include_str!("rule_missing.md"),
};
