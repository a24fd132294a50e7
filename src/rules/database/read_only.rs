//! The database takes no writes.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-read-only",
    hop: Hop::Database,
    title: "the database takes no writes",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::READ_ONLY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} is read-only: {error_text}",
    fix: &[
        "After a failover: restart the pods and workers, so that they connect to the new writer",
        "Check that DB_HOST is the writer endpoint, not the reader's",
        "Check free storage: a full instance turns read-only",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws rds describe-db-clusters --query 'DBClusters[].[DBClusterIdentifier,Status,Endpoint,ReaderEndpoint]' --output table",
        "aws rds describe-events --source-type db-instance --duration 60",
    ],
    page: include_str!("read_only.md"),
};
