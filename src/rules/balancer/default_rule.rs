//! No rule of the balancer takes the request.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-default-rule",
    hop: Hop::Balancer,
    title: "no rule of the balancer takes the request",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::FIXED_RESPONSE)],
    symptoms: &[SymptomPattern::status(&[(400, 599)]).by(super::ALB)],
    explains: &["edge-error-status-masked"],
    summary: "a rule of the Application Load Balancer answers {status} for {host} in words of its own: no rule forwards the request",
    fix: &[
        "Add {host} (and the path) to the conditions of the rule that forwards",
        "Or mend the rule that answers: conditions are tried by priority, the default one last",
    ],
    check: &[
        "curl -si '{url}' | head -20",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "aws elbv2 describe-rules --listener-arn LISTENER_ARN --query 'Rules[].[Priority,Conditions,Actions]'",
    ],
    page: include_str!("default_rule.md"),
};
