//! A function is not there.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-undefined-function",
    hop: Hop::App,
    title: "a function is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::FUNCTION)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} calls a function that does not exist: {error_text}",
    fix: &["Roll back, or bring the helper file or the extension that has the function"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_undefined_function.md"),
};
