//! One side speaks TLS and the other does not.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-tls-mismatch",
    hop: Hop::Cache,
    title: "one side speaks TLS and the other does not",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::TLS)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis and the application behind {host} do not agree on TLS: {error_text}",
    fix: &["Compare REDIS_SCHEME or the tls:// of REDIS_HOST with in-transit encryption of the replication group"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_tls_mismatch.md"),
};
