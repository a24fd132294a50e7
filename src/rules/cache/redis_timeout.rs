//! Redis does not answer in time.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-timeout",
    hop: Hop::Cache,
    title: "Redis does not answer in time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["laravel-unhandled-exception", "php-fatal-shown", "php-fatal-blank", "symfony-error-page"],
    summary: "The application behind {host} waits for Redis in vain: {error_text}",
    fix: &[
        "Times out while connecting: security group, route or a wrong address",
        "Read error: Redis is busy, swapping, or gone in the middle: look at its CPU and SLOWLOG",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_timeout.md"),
};
