//! AWS has no machine free for the RDS instance.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-insufficient-capacity",
    hop: Hop::Database,
    title: "AWS has no machine free for the RDS instance",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INSUFFICIENT_CAPACITY)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} waits: AWS has no {db_class} free in {db_zone}",
    fix: &[
        "Try again, or choose another class: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --db-instance-class OTHER --apply-immediately",
        "If it cannot be modified: restore the last snapshot in another zone or with a newer class",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_insufficient_capacity.md"),
};
