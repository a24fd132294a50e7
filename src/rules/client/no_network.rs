//! This machine has no network.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-no-network",
    hop: Hop::Client,
    title: "this machine has no network",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&client::network::NONE)],
    symptoms: &[SymptomPattern::phase(Phase::Dns), SymptomPattern::phase(Phase::Connect)],
    explains: &["client-resolver-failing", "client-address-family-missing", "edge-unreachable"],
    summary: "this machine has no route for IPv4 or IPv6, and nothing answered",
    fix: &["Connect this machine to a network: bring an interface up and get a default route"],
    check: &["ip route show default; ip -6 route show default", "ip -br address"],
    page: include_str!("no_network.md"),
};
