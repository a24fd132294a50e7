//! A row refers to one that is not there.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-constraint-violated",
    hop: Hop::Database,
    title: "a row refers to one that is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::CONSTRAINT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A write of the application behind {host} breaks a foreign key: {error_text}",
    fix: &[
        "Find the missing row: a seed, an import or a migration left it out",
        "Make the writes in the right order, in one transaction",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("constraint_violated.md"),
};
