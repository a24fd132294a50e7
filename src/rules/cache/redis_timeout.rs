//! Redis does not answer.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-timeout",
    hop: Hop::Cache,
    title: "Redis does not answer",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["laravel-unhandled-exception", "pod-readiness-server-error", "php-fatal-shown", "symfony-error-page"],
    summary: "The application behind {host} waits for Redis in vain: {error_text}",
    fix: &[
        "Compare the security group of the cache with the group of the nodes: dropped packets look like this",
        "Look at the processor of the cache node: a slow command (KEYS, a big Lua script) holds all others up",
        "Check REDIS_HOST: an address of another VPC times out, too",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec deploy/WEB -- php -r 'var_dump(@fsockopen(getenv(\"REDIS_HOST\"), 6379, $e, $s, 3), $s);'",
    ],
    page: include_str!("redis_timeout.md"),
};
