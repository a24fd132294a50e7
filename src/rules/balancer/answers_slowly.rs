//! The page takes long past the edge too.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, balancer};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-answers-slowly",
    hop: Hop::Balancer,
    title: "the page takes long past the edge too",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::SLOW)],
    symptoms: &[SymptomPattern::status(&[(504, 504)]).by(&[Author::Cloudfront]), SymptomPattern::phase(Phase::Request)],
    explains: &["edge-origin-timeout", "edge-response-timeout"],
    summary: "straight at {address} {url} takes {seconds} s or more, so the edge is not what makes it slow",
    fix: &[
        "Find what the application waits for: slow log of PHP-FPM, the database, a service that it calls",
        "As a stopgap raise OriginReadTimeout of the distribution (30 s), and the read timeouts of balancer and ingress with it",
    ],
    check: &[
        "curl -s -o /dev/null -w '%{time_connect} %{time_appconnect} %{time_starttransfer}\\n' --connect-to '::{address}' '{url}'",
        "kubectl top pods -A --sort-by=cpu | head",
    ],
    page: include_str!("answers_slowly.md"),
};
