//! An exception in the application.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-unhandled-exception",
    hop: Hop::App,
    title: "Laravel met an exception that nobody caught",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::framework::EXCEPTION)],
    symptoms: &[
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Laravel, Author::Php]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: &["pod-readiness-server-error", "php-fatal-blank"],
    summary: "Laravel behind {host} answers {status}: an exception that nobody caught{told}",
    fix: &[
        "Read the exception in storage/logs/laravel.log (or the log channel of the pod) at the time of this trace",
        "Ask the same page with `Accept: application/json`: the message is shorter, and in debug mode complete",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("laravel_unhandled_exception.md"),
};
