//! A header field exceeds the limit.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-header-too-large",
    hop: Hop::Pod,
    title: "a header field is too long for Apache",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::HEADER_TOO_LARGE)],
    symptoms: &[SymptomPattern::status(&[(400, 400)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} answers 400: a header field of the request exceeds its limit",
    fix: &[
        "Raise LimitRequestFieldSize (8190 bytes) in the virtual host, as far as the ingress allows too",
        "Make cookies smaller: forget old ones, keep the session on the server",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("apache_header_too_large.md"),
};
