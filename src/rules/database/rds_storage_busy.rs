//! RDS lays out the storage of the instance anew.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-storage-busy",
    hop: Hop::Database,
    title: "RDS lays out the storage of the instance anew",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::STORAGE_BUSY)],
    symptoms: &[],
    explains: &[],
    summary: "RDS instance {db} of {host} lays out its storage ({db_status}); it serves, perhaps more slowly",
    fix: &["Wait; no further storage change is possible until it ends"],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_storage_busy.md"),
};
