//! The database says no, in words that no other rule knows.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-other-error",
    hop: Hop::Database,
    title: "the database answers with an error",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&database::OTHER)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} gets an error from its database: {error_text}",
    fix: &[
        "Look up the number after SQLSTATE in the manual of the server; it says what the server lacks or forbids",
        "If it came with the last deploy: roll the release back",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("other_error.md"),
};
