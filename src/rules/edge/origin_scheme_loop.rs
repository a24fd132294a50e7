//! The edge talks http to an origin that insists on https.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-scheme-loop",
    hop: Hop::Edge,
    title: "the edge talks http to an origin that insists on https",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::redirect::LOOP_TO_ITSELF), yes(&edge::origin::WELL), no(&edge::cache::REDIRECT)],
    symptoms: &[SymptomPattern::status(&[(300, 399)])],
    explains: &["edge-redirect-loop", "ingress-redirect-loop", "laravel-redirect-loop"],
    summary: "https://{host}{path} redirects to itself ({status} by {author}), while the origin gives the page over https: the edge talks http to it",
    fix: &[
        "Set OriginProtocolPolicy of the origin to https-only",
        "If TLS must end before the origin: pass the scheme on (CloudFront-Forwarded-Proto, use-forwarded-headers at the ingress, trusted proxies in Laravel)",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|location|x-cache)'",
        "curl -sI --connect-to '::{origin_address}' '{url}' | grep -iE '^(HTTP|location)'",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Origins.Items[].[DomainName, CustomOriginConfig]]\"",
    ],
    page: include_str!("origin_scheme_loop.md"),
};
