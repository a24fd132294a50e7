//! The TLS handshake is not answered.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-handshake-silent",
    hop: Hop::Edge,
    title: "the TLS handshake is not answered",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::dial::SILENT_IN_HANDSHAKE)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-address-down-partial"],
    summary: "{address} takes the connection and does not answer the TLS handshake ({failure})",
    fix: &[
        "Look at what listens on {addresses}: a process that accepts and does not read, a forwarder whose target is dead",
        "If the addresses are CloudFront's: ask from another network and with a smaller MTU, large packets may get lost on the way",
    ],
    check: &[
        "timeout 10 openssl s_client -connect {address} -servername {host} </dev/null",
        "ping -M do -s 1400 -c 3 {ip}",
    ],
    page: include_str!("handshake_silent.md"),
};
