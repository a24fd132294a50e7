//! The database takes no more connections.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-too-many-connections",
    hop: Hop::Database,
    title: "the database takes no more connections",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::TOO_MANY_CONNECTIONS)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} takes no more connections: {error_text}",
    fix: &[
        "Count: pm.max_children times pods, plus queue workers, must stay below max_connections",
        "Find what holds them: SHOW PROCESSLIST; end idle and hanging ones",
        "RDS Proxy, or a larger instance class, raises the limit",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws cloudwatch get-metric-statistics --namespace AWS/RDS --metric-name DatabaseConnections --statistics Maximum --period 300 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
    ],
    page: include_str!("too_many_connections.md"),
};
