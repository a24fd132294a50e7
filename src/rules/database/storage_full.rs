//! The storage of the database is full.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-storage-full",
    hop: Hop::Database,
    title: "the storage of the database is full",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::STORAGE_FULL)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} has no space left: {error_text}",
    fix: &[
        "Raise the allocated storage of the instance, and switch storage autoscaling on",
        "Then find what grew: logs, sessions, failed jobs, binary logs kept by a stopped replica",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,AllocatedStorage,MaxAllocatedStorage]' --output table",
        "aws rds describe-events --source-type db-instance --duration 60",
    ],
    page: include_str!("storage_full.md"),
};
