//! An alias stands at the apex of the zone.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-apex-cname",
    hop: Hop::Dns,
    title: "an alias stands at the apex of the zone",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::alias::AT_APEX)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "a CNAME to {target} stands at {zone} itself, beside the SOA and NS of the zone",
    fix: &[
        "Replace the CNAME at {zone} by an alias record: A and AAAA alias in Route 53, ANAME or ALIAS at other providers",
        "If the provider has neither: move the zone to Route 53, or redirect the bare name from a fixed address",
    ],
    check: &["dig @{server_address} {zone} CNAME +norecurse; dig @{server_address} {zone} SOA +norecurse"],
    page: include_str!("apex_cname.md"),
};
