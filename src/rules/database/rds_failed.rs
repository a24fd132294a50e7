//! The RDS instance has failed and cannot be recovered.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-failed",
    hop: Hop::Database,
    title: "the RDS instance has failed and cannot be recovered",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::FAILED)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} has failed; RDS cannot bring it back",
    fix: &[
        "Restore to a new instance: aws rds restore-db-instance-to-point-in-time --region {region} --source-db-instance-identifier {db} --target-db-instance-identifier {db}-restored --use-latest-restorable-time",
        "Point DB_HOST at the new endpoint, or rename the instances so that the old name leads to the new one",
        "Open a support case; the events of {db} say what happened",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_failed.md"),
};
