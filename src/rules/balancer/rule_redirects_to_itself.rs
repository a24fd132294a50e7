//! A rule of the balancer redirects to the same URL.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-rule-redirects-to-itself",
    hop: Hop::Balancer,
    title: "a rule of the balancer redirects to the same URL",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::REDIRECTS_TO_ITSELF)],
    symptoms: &[],
    explains: &["balancer-redirect-loop", "edge-redirect-loop", "edge-origin-scheme-loop"],
    summary: "rule {priority} of the listener {does}, which is the URL that was asked for",
    fix: &[
        "Keep the redirect on the plain listener alone, and let rule {priority} of the TLS listener forward",
        "If the edge speaks http to the origin: set OriginProtocolPolicy to https-only",
    ],
    check: &["aws elbv2 describe-rules --region {region} --listener-arn {listener_arn}"],
    page: include_str!("rule_redirects_to_itself.md"),
};
