//! The RDS instance is starting.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-starting",
    hop: Hop::Database,
    title: "the RDS instance is starting",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::STARTING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is starting and takes no connections yet",
    fix: &[
        "Wait: it serves as soon as its status is available; five to fifteen minutes are usual",
        "If it does not get there: read its events, they name what holds it up",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_starting.md"),
};
