//! Two transactions wait for each other.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-deadlock",
    hop: Hop::Database,
    title: "two transactions wait for each other",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::DEADLOCK)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A transaction of the application behind {host} was ended by a deadlock: {error_text}",
    fix: &[
        "Try the transaction again: DB::transaction(…, 3) does so",
        "Touch rows in the same order everywhere, and keep transactions short",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("deadlock.md"),
};
