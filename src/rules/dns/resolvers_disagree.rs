//! Resolvers give different answers.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-resolvers-disagree",
    hop: Hop::Dns,
    title: "resolvers give different answers",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::agreement::RESOLVERS_DISAGREE)],
    symptoms: &[],
    explains: &[],
    summary: "resolvers give different answers for {host}: {claims}",
    fix: &[
        "Wait until the TTL of the older answer has passed; then trace again",
        "If it stays: look for a private hosted zone or a split view of {host} at the resolver that differs",
    ],
    check: &["dig @{resolver} {host} A; dig @1.1.1.1 {host} A; dig @8.8.8.8 {host} A"],
    page: include_str!("resolvers_disagree.md"),
};
