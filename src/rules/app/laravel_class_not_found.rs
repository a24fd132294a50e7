//! A class is not in the release.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-class-not-found",
    hop: Hop::App,
    title: "a class is not in the release",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::CLASS)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} asks for a class that is not there: {error_text}",
    fix: &[
        "Run composer install --no-dev -o in the build, and php artisan optimize:clear after it",
        "A letter of another case in the file name works on a Mac and not on Linux",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("laravel_class_not_found.md"),
};
