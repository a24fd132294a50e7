//! Wrong method.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-method-not-allowed",
    hop: Hop::App,
    title: "the route takes another method",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::METHOD_NOT_ALLOWED)],
    symptoms: &[
        SymptomPattern::status(&[(405, 405)]).by(&[Author::Laravel, Author::Symfony]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: &[],
    summary: "Laravel behind {host} answers 405 for {path}: the route takes other methods",
    fix: &[
        "Add the method to the route, or ask the page that shows the form",
        "If a form is posted: a redirect with 301 or 302 before it turns POST into GET; use 308, or post to the final address",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_method_not_allowed.md"),
};
