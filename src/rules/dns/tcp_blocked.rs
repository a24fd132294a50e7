//! DNS over TCP is blocked.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-tcp-blocked",
    hop: Hop::Dns,
    title: "DNS over TCP is blocked",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::transport::TCP_BLOCKED)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &["dns-resolver-servfail-alone"],
    summary: "{servers} cuts its answer to {rtype} {asked} over UDP and cannot be asked over TCP",
    fix: &[
        "Open TCP port 53 between this machine and {server_address}, at the server and at every firewall on the way",
        "Keep answers below 1232 bytes until then: fewer records, no oversized keys",
    ],
    check: &[
        "dig @{server_address} -p {server_port} {asked} {rtype} +notcp +ignore",
        "dig @{server_address} -p {server_port} {asked} {rtype} +tcp",
    ],
    page: include_str!("tcp_blocked.md"),
};
