//! SNI and Host belong to different distributions.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-misdirected",
    hop: Hop::Edge,
    title: "SNI and Host belong to different distributions",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::MISDIRECTED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront refuses the request for {host}: the connection was made for the certificate of another distribution",
    fix: &[
        "Send the same name in the TLS handshake and in Host; a proxy before the edge must not reuse connections between names",
        "If browsers see it: give distributions that share a certificate names of their own, or retry on a new connection",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName",
    ],
    page: include_str!("misdirected.md"),
};
