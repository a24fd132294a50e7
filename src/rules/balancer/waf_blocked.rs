//! A web ACL at the balancer blocks the request.

use hopwise_probes::Hop;

use crate::facts::{Author, balancer};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-waf-blocked",
    hop: Hop::Balancer,
    title: "a web ACL at the balancer blocks the request",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::WAF_BLOCKED)],
    symptoms: &[SymptomPattern::status(&[(403, 405)]).by(&[Author::Alb, Author::Waf])],
    explains: &[],
    summary: "the Application Load Balancer refuses the request for {host} with {status}, as its web ACL does",
    fix: &[
        "Find the rule in the sampled requests of the web ACL, and exclude what should pass",
        "Without a web ACL: look for a rule of the listener that answers 403, such as one that asks for the edge's secret header",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|server|x-amzn-waf)'",
        "aws wafv2 list-web-acls --scope REGIONAL --output table",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
    ],
    page: include_str!("waf_blocked.md"),
};
