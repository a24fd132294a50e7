//! Parent and zone name different name servers.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-delegation-differs-from-zone",
    hop: Hop::Dns,
    title: "parent and zone name different name servers",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::delegation::DIFFERS)],
    symptoms: &[],
    explains: &["dns-lame-delegation-partial", "dns-authority-unreachable-partial"],
    summary: "the parent zone delegates {zone} to {parent_servers}, while the zone itself names {zone_servers}",
    fix: &[
        "Make both sets the same: at the registrar of {zone}, and in the NS record at the zone's apex",
        "With Route 53 both must be the hosted zone's own delegation set",
    ],
    check: &["dig @{parent_address} {zone} NS +norecurse", "dig @{server_address} {zone} NS +norecurse"],
    page: include_str!("delegation_differs_from_zone.md"),
};
