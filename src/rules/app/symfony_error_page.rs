//! Symfony's fallback page.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "symfony-error-page",
    hop: Hop::App,
    title: "Laravel could not even show its own error page",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::framework::FALLBACK_PAGE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Symfony]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "{host} answers {status} with Symfony's fallback page: Laravel failed, and failed again while showing that",
    fix: &[
        "Read storage/logs/laravel.log and the log of php-fpm: there are two errors, the first is the cause",
        "Check that compiled views can be written and that resources/views/errors is sound",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("symfony_error_page.md"),
};
