//! Some name servers of the zone do not answer.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-authority-unreachable-partial",
    hop: Hop::Dns,
    title: "some name servers of the zone do not answer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::authorities::SOME_SILENT)],
    symptoms: &[],
    explains: &["dns-resolver-servfail-alone"],
    summary: "{servers} of the zone {zone} does not answer ({said}); other servers do",
    fix: &[
        "Bring {server} back, or take it out of the delegation of {zone}",
        "Check the glue record: {server_address} may be an address of the past",
    ],
    check: &["dig @{server_address} {zone} SOA +norecurse", "dig {zone} NS +trace"],
    page: include_str!("authority_unreachable_partial.md"),
};
