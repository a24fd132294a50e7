//! The addresses of the edge show different certificates.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificates-differ",
    hop: Hop::Edge,
    title: "the addresses of the edge show different certificates",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::DIFFER)],
    symptoms: &[],
    explains: &[],
    summary: "the addresses of {host} show {kinds} different certificates; {address} shows the odd one ({subject}, until {not_after})",
    fix: &["Wait if a new certificate is being deployed; otherwise replace the one at {address}"],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
    ],
    page: include_str!("certificates_differ.md"),
};
