//! The RDS instance gets a new version.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-upgrading",
    hop: Hop::Database,
    title: "the RDS instance gets a new version",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::UPGRADING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is being upgraded from {db_engine} {db_version}",
    fix: &[
        "Wait: a minor version takes minutes, a major one can take much longer; the events of {db} tell the step",
        "Show visitors a page meanwhile: php artisan down --render=errors::503",
        "Switch automatic minor upgrades off, or choose a better window",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_upgrading.md"),
};
