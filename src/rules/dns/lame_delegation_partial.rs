//! Some delegated servers do not have the zone.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-lame-delegation-partial",
    hop: Hop::Dns,
    title: "some delegated servers do not have the zone",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::authorities::SOME_LAME)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &["dns-resolver-servfail-alone"],
    summary: "{server} is delegated for {zone} and does not have it ({said}); other servers do",
    fix: &[
        "Take {servers} out of the delegation of {zone}, or make that server serve the zone again",
        "Keep the NS set at the parent, the NS set in the zone and the provider's set the same",
    ],
    check: &["dig @{server_address} {zone} SOA +norecurse", "dig {zone} NS +trace"],
    page: include_str!("lame_delegation_partial.md"),
};
