//! Redis is in protected mode.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-protected-mode",
    hop: Hop::Cache,
    title: "Redis is in protected mode",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::PROTECTED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis lets nobody in from outside, and the application behind {host} comes from there: {error_text}",
    fix: &["Set a password and bind the address that the pods use", "Not: protected-mode no on an open network"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_protected_mode.md"),
};
