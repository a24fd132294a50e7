//! A limit of the Ingress on requests is reached.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-limit-hit",
    hop: Hop::Ingress,
    title: "a limit of the Ingress on requests is reached",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::LIMIT)],
    symptoms: &[SymptomPattern::status(&[(429, 429), (503, 503)]).by(super::NGINX)],
    explains: &["ingress-no-endpoints", "ingress-rate-limited"],
    summary: "a limit of Ingress {ingress} in {namespace} turns visitors away: {message}",
    fix: &[
        "Raise limit-rps, limit-rpm or limit-connections of Ingress {ingress}",
        "If all visitors count as one address: make the controller see theirs (use-forwarded-headers, proxy-real-ip-cidr)",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("limit_hit.md"),
};
