//! A page computes longer than PHP lets it.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-execution-time-exceeded",
    hop: Hop::App,
    title: "a page computes longer than PHP lets it",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::TIME)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A page behind {host} computes longer than max_execution_time: {error_text}",
    fix: &["Find the loop in the log: the line that was interrupted stands in it", "Move long work into a job"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_execution_time_exceeded.md"),
};
