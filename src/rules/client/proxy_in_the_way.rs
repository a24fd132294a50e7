//! The proxy of this machine lets nothing through.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-proxy-in-the-way",
    hop: Hop::Client,
    title: "the proxy of this machine lets nothing through",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&client::proxy::FAILS)],
    symptoms: &[SymptomPattern::phase(Phase::Connect)],
    explains: &["edge-unreachable", "edge-refused", "balancer-unreachable", "balancer-refused"],
    summary: "connections go through the proxy {proxy}, and none of them stands ({how})",
    fix: &[
        "Mend the proxy {proxy}, or go around it: NO_PROXY={host} hopwise trace {url}",
        "Check that the proxy allows CONNECT to {host}:{port}",
    ],
    check: &[
        "env | grep -i _proxy",
        "curl -sv -o /dev/null --proxy {proxy} '{url}'",
        "curl -sv -o /dev/null --noproxy '*' '{url}'",
    ],
    page: include_str!("proxy_in_the_way.md"),
};
