//! Another session holds what this one needs.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-lock-wait",
    hop: Hop::Database,
    title: "another session holds what this one needs",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::LOCK_WAIT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} waited for a lock in its database until its time was over: {error_text}",
    fix: &[
        "Find the session that holds the lock, and end it: SHOW PROCESSLIST, KILL",
        "A migration, a backup or a report at this hour: move it, or let it lock less",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("lock_wait.md"),
};
