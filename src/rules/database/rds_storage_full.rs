//! The storage of the RDS instance is full.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-storage-full",
    hop: Hop::Database,
    title: "the storage of the RDS instance is full",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::STORAGE_FULL)],
    symptoms: &[],
    explains: &[
        "database-storage-full",
        "database-read-only",
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} has used up its storage of {storage} GiB",
    fix: &[
        "Raise it: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --allocated-storage MORE --apply-immediately",
        "Switch storage autoscaling on (--max-allocated-storage), so that it does not happen again",
        "Then find what grew: sessions and failed jobs in tables, binary logs, the general log",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_storage_full.md"),
};
