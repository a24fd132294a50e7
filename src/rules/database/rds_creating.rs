//! The RDS instance is still being made.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-creating",
    hop: Hop::Database,
    title: "the RDS instance is still being made",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::CREATING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} is still being made",
    fix: &[
        "Wait until its status is available, then deploy the application",
        "If the site worked before: it was deleted or renamed; look for DeleteDBInstance in CloudTrail and restore the last snapshot",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_creating.md"),
};
