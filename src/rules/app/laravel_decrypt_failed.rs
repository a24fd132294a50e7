//! Something was encrypted with another key.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-decrypt-failed",
    hop: Hop::App,
    title: "something was encrypted with another key",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::DECRYPT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot decrypt what it reads: {error_text}",
    fix: &[
        "Give the old APP_KEY back, or list it in APP_PREVIOUS_KEYS (Laravel 11)",
        "Encrypt the stored values again with the new key",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("laravel_decrypt_failed.md"),
};
