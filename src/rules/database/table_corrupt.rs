//! A table is damaged.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-table-corrupt",
    hop: Hop::Database,
    title: "a table is damaged",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::CORRUPT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A table in the database of the application behind {host} is damaged: {error_text}",
    fix: &[
        "Restore the table from a backup, or REPAIR TABLE where its engine can",
        "Look for the crash or the full disk that did it",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("table_corrupt.md"),
};
