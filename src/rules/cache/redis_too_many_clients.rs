//! Redis takes no more clients.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-too-many-clients",
    hop: Hop::Cache,
    title: "Redis takes no more clients",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::CLIENTS)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis behind {host} has as many clients as it takes: {error_text}",
    fix: &[
        "Find who holds them: CLIENT LIST; workers that never close are the usual ones",
        "Raise maxclients only after that",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_too_many_clients.md"),
};
