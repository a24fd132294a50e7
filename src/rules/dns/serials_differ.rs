//! The zone has different serials on its servers.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-serials-differ",
    hop: Hop::Dns,
    title: "the zone has different serials on its servers",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::agreement::SERIALS_DIFFER)],
    symptoms: &[],
    explains: &["dns-authorities-disagree"],
    summary: "the servers of {zone} hold different copies: {serials}",
    fix: &[
        "Find out why the copies lag behind {primary}: transfers refused, NOTIFY not heard, or a zone file that does not load",
    ],
    check: &["dig {zone} SOA +nssearch"],
    page: include_str!("serials_differ.md"),
};
