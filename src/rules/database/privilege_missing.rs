//! The account may not do this to the table.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-privilege-missing",
    hop: Hop::Database,
    title: "the account may not do this to the table",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::PRIVILEGE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The account of the application behind {host} lacks a privilege: {error_text}",
    fix: &[
        "GRANT what the text names on that table",
        "Compare the grants with those before the last migration or restore",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("privilege_missing.md"),
};
