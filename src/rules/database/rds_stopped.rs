//! The RDS instance is stopped.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-stopped",
    hop: Hop::Database,
    title: "the RDS instance is stopped",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::STOPPED)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
        "legacy-instance-silent",
    ],
    summary: "RDS instance {db} of {host} is stopped",
    fix: &[
        "Start it: aws rds start-db-instance --region {region} --db-instance-identifier {db}; it takes some minutes",
        "Find who stopped it: look for StopDBInstance in CloudTrail; a schedule that saves cost is the usual one",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_stopped.md"),
};
