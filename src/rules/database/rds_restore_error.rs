//! The RDS instance could not be restored.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-restore-error",
    hop: Hop::Database,
    title: "the RDS instance could not be restored",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::RESTORE_ERROR)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} could not be restored",
    fix: &[
        "Read the events of {db}: a snapshot that may not be read, or a key of another account, is the usual reason",
        "Delete it and restore again from another snapshot or point in time",
        "Until then point DB_HOST at the old instance, if that still runs",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_restore_error.md"),
};
