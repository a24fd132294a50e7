//! Redis hangs up in the middle.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-connection-lost",
    hop: Hop::Cache,
    title: "Redis hangs up in the middle",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::CONNECTION_LOST)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["laravel-unhandled-exception", "pod-readiness-server-error", "php-fatal-shown", "symfony-error-page"],
    summary: "Redis hung up on the application behind {host}: {error_text}",
    fix: &[
        "Look at the events of the cache: restart, failover, or a client that is thrown out for its output buffer",
        "If each connection ends at once: the server speaks TLS and the client does not; set REDIS_SCHEME=tls",
        "Workers that live long: set read_timeout and reconnect; the server's `timeout` cuts idle clients",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("redis_connection_lost.md"),
};
