//! RDS gives the instance a status that hopwise does not know.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-status-unknown",
    hop: Hop::Database,
    title: "RDS gives the instance a status that hopwise does not know",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::STATUS_UNKNOWN)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} has the status {db_status}, which hopwise does not know",
    fix: &[
        "Look the status up in the RDS user guide, and read the events of {db}",
        "Tell the makers of hopwise the word",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_status_unknown.md"),
};
