//! A row is there already.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-duplicate-entry",
    hop: Hop::Database,
    title: "a row is there already",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::DUPLICATE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "A write of the application behind {host} makes a key that is taken: {error_text}",
    fix: &[
        "Write with upsert or firstOrCreate where two requests may come at once",
        "After a restore, set AUTO_INCREMENT above the largest id",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("duplicate_entry.md"),
};
