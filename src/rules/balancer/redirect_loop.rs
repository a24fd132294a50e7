//! The balancer redirects to itself.

use hopwise_probes::Hop;

use crate::facts::{Author, balancer};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-redirect-loop",
    hop: Hop::Balancer,
    title: "the balancer redirects to itself",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::REDIRECT_LOOP)],
    symptoms: &[SymptomPattern::status(&[(300, 399)]).by(&[Author::Alb])],
    explains: &["edge-redirect-loop"],
    summary: "a redirect action of the Application Load Balancer answers {status} for {host} without end",
    fix: &[
        "Take the redirect action off the HTTPS listener, or restrict its conditions",
        "If only port 80 redirects: set OriginProtocolPolicy of the distribution to https-only, so that the edge does not ask there",
    ],
    check: &[
        "curl -sIL --max-redirs 4 '{url}' | grep -iE '^(HTTP|location|server)'",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "aws elbv2 describe-rules --listener-arn LISTENER_ARN --query 'Rules[].[Priority,Conditions,Actions]'",
    ],
    page: include_str!("redirect_loop.md"),
};
