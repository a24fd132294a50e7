//! The name servers cannot serve the zone.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-servfail",
    hop: Hop::Dns,
    title: "the name servers cannot serve the zone",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::authorities::ALL_FAIL)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "every name server of {zone}{led} that answers says SERVFAIL: {servers}",
    fix: &[
        "Look at the log of {server}: the zone file does not load, or the copy of a secondary has expired",
        "Check the file before the next reload: named-checkzone {zone} FILE, or kzonecheck",
    ],
    check: &["dig @{server_address} {zone} SOA +norecurse"],
    page: include_str!("zone_servfail.md"),
};
