//! The storage of the database is nearly used up.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-storage-low",
    hop: Hop::Database,
    title: "the storage of the database is nearly used up",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::STORAGE_LOW)],
    symptoms: &[],
    explains: &["database-storage-full"],
    summary: "RDS instance {db} of {host} has only {free} of {storage} GiB left",
    fix: &[
        "Raise it now: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --allocated-storage MORE --apply-immediately",
        "Switch storage autoscaling on (--max-allocated-storage)",
        "Find what grows: binary logs, sessions and failed jobs in tables",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/RDS --metric-name FreeStorageSpace --dimensions Name=DBInstanceIdentifier,Value={db} --statistics Minimum --period 300 --start-time $(date -u -d -1hour +%FT%TZ) --end-time $(date -u +%FT%TZ)",
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
    ],
    page: include_str!("rds_storage_low.md"),
};
