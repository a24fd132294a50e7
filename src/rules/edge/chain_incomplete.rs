//! The chain at the edge lacks an intermediate.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-chain-incomplete",
    hop: Hop::Edge,
    title: "the chain at the edge lacks an intermediate",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::certificate::CHAIN_INCOMPLETE)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate issued by {issuer} and does not send that issuer along",
    fix: &[
        "Import the certificate again with its chain: the leaf, then every intermediate in order, the root left out",
        "On a server of your own: use the full chain file",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} -showcerts </dev/null 2>&1 | grep -E ' s:| i:|Verify'",
    ],
    page: include_str!("chain_incomplete.md"),
};
