//! The edge does not speak TLS on the port.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-not-tls",
    hop: Hop::Edge,
    title: "the edge does not speak TLS on the port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::dial::NOT_TLS)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-address-down-partial"],
    summary: "{address} answers the TLS handshake with something that is not TLS",
    fix: &[
        "Let the server at {addresses} speak TLS on port {port}, or put the TLS listener in front of it",
        "If {host} is meant to be served by CloudFront: point its records at the distribution",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' 'http://{host}:{port}{path}'",
        "openssl s_client -connect {address} -servername {host} </dev/null 2>&1 | head -3",
    ],
    page: include_str!("not_tls.md"),
};
