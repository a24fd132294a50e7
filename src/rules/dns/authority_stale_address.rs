//! One server of the zone gives a dead address that another no longer gives.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-authority-stale-address",
    hop: Hop::Dns,
    title: "a server of the zone gives a dead address of the past",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::agreement::DEAD_FROM_SOME)],
    symptoms: &[SymptomPattern::phase(Phase::Connect), SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "dns-authorities-disagree",
        "dns-resolvers-disagree",
        "dns-serials-differ",
        "edge-unreachable",
        "edge-refused",
        "edge-reset-in-handshake",
        "edge-handshake-silent",
        "edge-handshake-refused",
        "edge-not-tls",
        "edge-sni-unknown",
        "edge-certificate-wrong-name",
        "edge-certificate-expired",
        "edge-certificate-untrusted",
        "edge-default-cloudfront-certificate",
    ],
    summary: "{stale_server} gives {dead} for {host}, where nothing answers, while {fresh_server} gives {fresh}",
    fix: &[
        "Renew the copy of {zone} at {stale_server}, or take that server out of the delegation",
        "If two providers serve {zone}: make {host} the same at both",
    ],
    check: &["dig @{stale_address} {host} A +norecurse", "dig {zone} SOA +nssearch"],
    page: include_str!("authority_stale_address.md"),
};
