//! The RDS instance gets another name.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-renaming",
    hop: Hop::Database,
    title: "the RDS instance gets another name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::RENAMING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} is being renamed; its endpoint changes with it",
    fix: &[
        "Set DB_HOST to the new endpoint as soon as the status is available",
        "Then php artisan config:clear and a rollout",
        "Use a name of your own (a CNAME with 60 s) for DB_HOST, so that the next rename needs no rollout",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_renaming.md"),
};
