//! The database hung up.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-connection-lost",
    hop: Hop::Database,
    title: "the database hung up",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::CONNECTION_LOST)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} hung up on the application: {error_text}",
    fix: &[
        "Look at the events of the instance: restart, failover, out of memory",
        "If it happens after idle time: wait_timeout is shorter than a worker's pause; let it reconnect",
        "If on large writes: raise max_allowed_packet",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws rds describe-events --source-type db-instance --duration 60",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
    ],
    page: include_str!("connection_lost.md"),
};
