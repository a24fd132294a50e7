//! A script keeps Redis busy.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-busy",
    hop: Hop::Cache,
    title: "a script keeps Redis busy",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::BUSY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis behind {host} runs a script and answers nobody: {error_text}",
    fix: &["SCRIPT KILL; where the script has written already, only a failover helps", "Bound the loops of the script"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_busy.md"),
};
