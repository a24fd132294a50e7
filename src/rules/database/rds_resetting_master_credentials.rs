//! RDS sets a new master password.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-resetting-master-credentials",
    hop: Hop::Database,
    title: "RDS sets a new master password",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::RESETTING_CREDENTIALS)],
    symptoms: &[],
    explains: &["database-access-denied", "database-behind-hidden-error"],
    summary: "RDS instance {db} of {host} gets a new master password",
    fix: &[
        "Give the new password to the application (the Secret of its pods), then a rollout",
        "Better: let the application have a user of its own, not the master user",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_resetting_master_credentials.md"),
};
