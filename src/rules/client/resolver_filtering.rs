//! The resolver of this machine withholds the name.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-resolver-filtering",
    hop: Hop::Client,
    title: "the resolver of this machine withholds the name",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&client::resolver::FILTERING)],
    symptoms: &[
        SymptomPattern::phase(Phase::Dns),
        SymptomPattern::phase(Phase::Connect),
        SymptomPattern::phase(Phase::Tls),
    ],
    explains: &["dns-resolvers-disagree", "edge-refused", "edge-unreachable", "edge-certificate-wrong-name"],
    summary: "the resolver {resolver} withholds {host} (it says {said}), while {other} gives it",
    fix: &[
        "Ask the operator of {resolver} to take {host} off the block list, or use another resolver",
        "If many visitors see this, ask the vendors of such filters for a review of the site's category",
    ],
    check: &["dig @{resolver} -p {resolver_port} {host} A", "dig @1.1.1.1 {host} A"],
    page: include_str!("resolver_filtering.md"),
};
