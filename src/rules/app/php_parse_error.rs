//! A file of the application is no PHP.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-parse-error",
    hop: Hop::App,
    title: "a file of the application is no PHP",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::PARSE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A file of the application behind {host} has a syntax error: {error_text}",
    fix: &[
        "Roll back; then php -l over all files in the build",
        "Syntax newer than the PHP of the image shows the same: compare the versions",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_parse_error.md"),
};
