//! The edge speaks only old TLS to its origin.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-tls-old",
    hop: Hop::Edge,
    title: "the edge speaks only old TLS to its origin",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin_set::OLD_TLS), yes(&edge::page::ORIGIN_CONNECT_FAILED)],
    symptoms: &[],
    explains: &["edge-origin-connect-failed", "edge-handshake-refused"],
    summary: "distribution {distribution} speaks only {tls_versions} to {origin_name}, which servers of today refuse",
    fix: &["Add TLSv1.2 to OriginSslProtocols of origin {origin_id}, and take the old ones out"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("origin_tls_old.md"),
};
