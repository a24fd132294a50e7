//! The user of Redis may not do this.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-command-denied",
    hop: Hop::Cache,
    title: "the user of Redis may not do this",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::COMMAND_DENIED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis denies the application behind {host} a command or a key: {error_text}",
    fix: &["Give the user the commands and key patterns it needs (ACL SETUSER, or the user of ElastiCache)"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_command_denied.md"),
};
