//! No name server of the zone answers.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-authorities-unreachable",
    hop: Hop::Dns,
    title: "no name server of the zone answers",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&dns::authorities::ALL_SILENT)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "none of the name servers of {zone} answers: {servers} ({said})",
    fix: &[
        "Bring the name servers of {zone} back, or see that port 53 over UDP and TCP reaches them",
        "If the zone moved: delegate it to the new provider's servers at the registrar",
    ],
    check: &["dig @{server_address} {zone} SOA +norecurse", "dig {zone} NS +trace"],
    page: include_str!("authorities_unreachable.md"),
};
