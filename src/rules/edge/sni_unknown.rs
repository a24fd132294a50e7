//! The edge does not know the name in the handshake.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-sni-unknown",
    hop: Hop::Edge,
    title: "the edge does not know the name in the handshake",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::dial::SNI_UNKNOWN)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-handshake-refused"],
    summary: "{address} refuses the TLS handshake for the name {host} ({failure}); no certificate is configured for it there",
    fix: &[
        "Add {host} to the alternate domain names of the distribution, with a certificate that covers it",
        "If a server of your own answers: add {host} to the names of its TLS site",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null",
        "openssl s_client -connect {address} -noservername </dev/null",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
    ],
    page: include_str!("sni_unknown.md"),
};
