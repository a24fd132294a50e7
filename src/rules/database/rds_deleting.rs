//! The RDS instance is being deleted.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-deleting",
    hop: Hop::Database,
    title: "the RDS instance is being deleted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::DELETING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is being deleted",
    fix: &[
        "Stop whoever deletes it (Terraform, a script): look for DeleteDBInstance in CloudTrail",
        "Restore the final snapshot or the last one: aws rds describe-db-snapshots --region {region} --db-instance-identifier {db}",
        "Switch deletion protection on: --deletion-protection",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_deleting.md"),
};
