//! This machine lacks the address family of the site.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-address-family-missing",
    hop: Hop::Client,
    title: "no route for the address family of the site",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&client::network::FAMILY_MISSING)],
    symptoms: &[SymptomPattern::phase(Phase::Connect)],
    explains: &[],
    summary: "this machine has no {family} route, and {host} was dialled over {family} alone ({first})",
    fix: &[
        "Trace from a machine that has {family}, or leave out the flag -4 or -6 if one was given",
        "Visitors without {family} need an {other_family} address for {host}",
    ],
    check: &["dig +short {host} A; dig +short {host} AAAA", "ip route get {first}"],
    page: include_str!("address_family_missing.md"),
};
