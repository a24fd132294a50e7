//! The edge refuses the TLS handshake.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-handshake-refused",
    hop: Hop::Edge,
    title: "the edge refuses the TLS handshake",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::dial::HANDSHAKE_REFUSED)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-address-down-partial"],
    summary: "{address} refuses the TLS handshake for {host}: {failure}",
    fix: &[
        "handshake_failure: add {host} to the alternate domain names of the distribution; it may be unknown there",
        "protocol_version: let the server take TLS 1.2 and 1.3",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} -tls1_2 </dev/null",
        "openssl s_client -connect {address} -servername {host} -tls1_3 </dev/null",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
    ],
    page: include_str!("handshake_refused.md"),
};
