//! A value does not fit its column.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-value-rejected",
    hop: Hop::Database,
    title: "a value does not fit its column",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::VALUE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database does not take a value of the application behind {host}: {error_text}",
    fix: &[
        "Widen the column by a migration, or check the input",
        "1366: make table and connection utf8mb4",
        "1364, 1048: give the column a default or let it be null, until the code that fills it is rolled out",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("value_rejected.md"),
};
