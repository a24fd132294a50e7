//! One resolver cannot find the name.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-resolver-servfail-alone",
    hop: Hop::Dns,
    title: "one resolver cannot find the name",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::resolvers::SERVFAIL_ALONE)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "the resolver {resolver} {said}, while {found}",
    fix: &[
        "Ask the provider of the zone {zone} whether its name servers turn away the network of {resolver}",
        "If it takes small answers over UDP alone (edns-buffer-size below 1232): let it ask over TCP port 53, which every longer answer needs",
        "Until then use another resolver",
    ],
    check: &[
        "dig @{resolver} -p {resolver_port} {host} A; dig @{resolver} -p {resolver_port} {host} A +cd",
        "dig @{other} {host} A",
    ],
    page: include_str!("resolver_servfail_alone.md"),
};
