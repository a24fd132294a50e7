//! The edge speaks plain HTTP to an origin that wants https.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-http-only",
    hop: Hop::Edge,
    title: "the edge speaks plain HTTP to an origin that wants https",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::origin_set::HTTP_ONLY), yes(&edge::redirect::LOOP_TO_ITSELF), no(&edge::cache::REDIRECT)],
    symptoms: &[],
    explains: &[
        "edge-origin-scheme-loop",
        "edge-redirect-loop",
        "ingress-redirect-loop",
        "ingress-ssl-redirect-loop",
        "ingress-force-ssl-redirect-loop",
        "laravel-redirect-loop",
        "laravel-trusted-proxies-missing",
        "balancer-redirect-loop",
    ],
    summary: "distribution {distribution} speaks http-only to {origin_name}, and the answer is a redirect to the same https URL",
    fix: &[
        "Set OriginProtocolPolicy of origin {origin_id} to https-only",
        "If TLS must end before it: send CloudFront-Forwarded-Proto and make the application trust it",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("origin_http_only.md"),
};
