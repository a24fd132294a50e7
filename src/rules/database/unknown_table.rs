//! A table or column is missing.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-unknown-table",
    hop: Hop::Database,
    title: "a table or column is missing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::UNKNOWN_TABLE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} lacks a table or column that the application uses: {error_text}",
    fix: &[
        "Run the migrations that are pending: php artisan migrate --force",
        "If many tables are missing: DB_DATABASE points at another database",
        "If code was rolled back: the schema is newer; roll it back too or forward again",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- php artisan migrate:status",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv DB_HOST DB_PORT DB_DATABASE DB_USERNAME'",
    ],
    page: include_str!("unknown_table.md"),
};
