//! The hosts file overrides DNS on this machine.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-hosts-file-override",
    hop: Hop::Client,
    title: "the hosts file overrides DNS on this machine",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&client::hosts::OVERRIDES)],
    symptoms: &[SymptomPattern::phase(Phase::Connect).here(), SymptomPattern::phase(Phase::Tls).here()],
    explains: &[],
    summary: "the hosts file of this machine sends {host} to {local}{there}; DNS says {published}",
    fix: &[
        "Remove the line for {host} from /etc/hosts, unless it is meant: programs on this machine see another server than everybody else",
    ],
    check: &["grep -niw '{host}' /etc/hosts", "getent ahosts {host}; dig +short {host}"],
    page: include_str!("hosts_file_override.md"),
};
