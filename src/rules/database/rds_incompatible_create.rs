//! The RDS instance could not be made as asked.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-create",
    hop: Hop::Database,
    title: "the RDS instance could not be made as asked",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INCOMPATIBLE_CREATE)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} could not be made as asked: its settings do not go together",
    fix: &[
        "Read the events of {db}: they name the setting",
        "Delete it and make it again with settings that fit; until then point DB_HOST at an instance that runs",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_create.md"),
};
