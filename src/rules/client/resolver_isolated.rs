//! The resolver of this machine knows nothing of the internet.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-resolver-isolated",
    hop: Hop::Client,
    title: "the resolver of this machine knows nothing of the internet",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&client::resolver::ISOLATED)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[
        "client-resolver-filtering",
        "dns-record-missing",
        "dns-domain-not-delegated",
        "dns-negative-answer-cached",
    ],
    summary: "the resolver {resolver} denies {host} as it denies the root of all names: it cannot see the internet",
    fix: &[
        "Trace again from a machine that can see the internet, or ask another resolver: hopwise trace {url} --resolver ADDRESS",
        "If {host} is a name of a closed network: no resolver outside knows it; check its record at {resolver}",
        "If programs on this machine should see the internet: give {resolver} a forwarder, or DHCP another resolver",
    ],
    check: &["dig @{resolver} -p {resolver_port} . NS", "dig @{resolver} -p {resolver_port} {host} A"],
    page: include_str!("resolver_isolated.md"),
};
