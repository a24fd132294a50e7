//! Token and session differ.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-csrf-expired",
    hop: Hop::App,
    title: "the form's token does not fit the session",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::CSRF)],
    symptoms: &[SymptomPattern::status(&[(419, 419)]).by(&[Author::Laravel]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Laravel behind {host} answers 419: the token of the form does not belong to the session",
    fix: &[
        "Let the edge forward and keep the session cookies, and do not cache pages with forms",
        "With several pods: SESSION_DRIVER=redis or database, and the same APP_KEY everywhere",
        "Check SESSION_DOMAIN and SESSION_SECURE_COOKIE against {host}",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_csrf_expired.md"),
};
