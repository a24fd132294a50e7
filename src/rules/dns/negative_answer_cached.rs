//! A resolver remembers that the name did not exist.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-negative-answer-cached",
    hop: Hop::Dns,
    title: "a resolver remembers that the name did not exist",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::stale::NEGATIVE)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "the zone {zone} has {host} by now, but the resolver {resolver} still says {said} (for {left})",
    fix: &[
        "Wait {left}; public resolvers can be flushed by hand (Google and Cloudflare have pages for it)",
        "Ask for a name only after it was made; a lower SOA minimum of {zone} shortens such waits",
    ],
    check: &["dig @{resolver} -p {resolver_port} {host} A", "dig @{server_address} {host} A +norecurse"],
    page: include_str!("negative_answer_cached.md"),
};
