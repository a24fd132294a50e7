//! The backup could not be restored into the RDS instance.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-restore",
    hop: Hop::Database,
    title: "the backup could not be restored into the RDS instance",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INCOMPATIBLE_RESTORE)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is not usable: its backup could not be restored",
    fix: &[
        "Read the events of {db}: temporary tables and MyISAM tables are the usual reason with MySQL",
        "Restore to an earlier point: aws rds restore-db-instance-to-point-in-time --region {region} --source-db-instance-identifier SOURCE --target-db-instance-identifier NEW --restore-time TIME",
        "Point DB_HOST back at the old instance if that still runs",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_restore.md"),
};
