//! The resolver of this machine does not serve.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-resolver-failing",
    hop: Hop::Client,
    title: "the resolver of this machine does not serve",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&client::resolver::FAILING)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "the resolver {resolver} of this machine answers no question ({how}); {beside}",
    fix: &[
        "Name a resolver that works in /etc/resolv.conf or in the network settings of this machine in place of {resolver}",
        "If {resolver} is yours: see that it runs, listens on port {resolver_port} and lets this machine's address in",
    ],
    check: &["dig @{resolver} -p {resolver_port} {host} A", "cat /etc/resolv.conf"],
    page: include_str!("resolver_failing.md"),
};
