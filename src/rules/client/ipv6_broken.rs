//! IPv6 does not work on this machine.

use hopwise_probes::Hop;

use crate::facts::{client, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-ipv6-broken",
    hop: Hop::Client,
    title: "IPv6 does not work on this machine",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&client::network::IPV6_SILENT), yes(&dns::ipv6::DEAD)],
    symptoms: &[],
    explains: &[],
    summary: "this machine has a route for IPv6, but no IPv6 host answers it ({how}); {ipv4} answers over IPv4",
    fix: &[
        "Mend or switch off IPv6 on this machine's network: the route {first_ipv6} leads into silence",
        "To be sure that it is not the site, trace from another network or dial a well-known IPv6 host",
    ],
    check: &["curl -6 -sv -o /dev/null -m 5 '{url}'", "ip -6 route get {first_ipv6}"],
    page: include_str!("ipv6_broken.md"),
};
