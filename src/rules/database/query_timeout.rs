//! A query took longer than it may.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-query-timeout",
    hop: Hop::Database,
    title: "a query took longer than it may",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::QUERY_TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database ended a query of the application behind {host} that took too long: {error_text}",
    fix: &[
        "Look at the query with EXPLAIN: a missing index is the usual cause",
        "Raise max_statement_time or max_execution_time only when the query has to be that slow",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("query_timeout.md"),
};
