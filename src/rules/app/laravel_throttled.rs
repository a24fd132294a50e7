//! The rate limiter.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-throttled",
    hop: Hop::App,
    title: "Laravel's rate limiter refuses",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::THROTTLED)],
    symptoms: &[SymptomPattern::status(&[(429, 429)]).by(&[Author::Laravel]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Laravel behind {host} answers 429: its rate limiter refuses",
    fix: &[
        "If everybody is refused: trust the ingress and the edge as proxies, or all visitors share one address",
        "Else wait for Retry-After, or raise the limit of this route",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_throttled.md"),
};
