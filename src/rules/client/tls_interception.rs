//! TLS is opened on the way.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-tls-interception",
    hop: Hop::Client,
    title: "TLS is opened on the way",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&client::interception::SEEN)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-certificate-untrusted",
        "edge-chain-incomplete",
        "edge-certificates-differ",
        "edge-certificate-wrong-name",
    ],
    summary: "a product between this machine and {address} opens TLS and signs anew: the certificate was issued by {issuer}",
    fix: &[
        "Add the root of that product to the trust store (--cacert FILE), or have {host} exempted from inspection",
        "Trace from a network without inspection to see the site's own certificate",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer -subject -dates",
    ],
    page: include_str!("tls_interception.md"),
};
