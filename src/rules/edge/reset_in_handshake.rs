//! The connection is cut during the TLS handshake.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-reset-in-handshake",
    hop: Hop::Edge,
    title: "the connection is cut during the TLS handshake",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::dial::CUT_IN_HANDSHAKE)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-address-down-partial"],
    summary: "{address} takes the connection and cuts it during the TLS handshake ({failure})",
    fix: &[
        "Ask from another network: if it works there, a firewall here filters by the name in the handshake",
        "If it fails everywhere: look whether {addresses} belong to the distribution, and whether it is enabled and lists {host}",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null",
        "openssl s_client -connect {address} -noservername </dev/null",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
    ],
    page: include_str!("reset_in_handshake.md"),
};
