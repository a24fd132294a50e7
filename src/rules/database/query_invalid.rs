//! The database does not understand the query.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-query-invalid",
    hop: Hop::Database,
    title: "the database does not understand the query",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::QUERY_INVALID)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database does not take a query of the application behind {host}: {error_text}",
    fix: &[
        "Mend the query that the log shows, or roll the release back",
        "1055: group by every selected column, or give the old sql_mode back",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("query_invalid.md"),
};
