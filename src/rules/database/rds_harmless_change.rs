//! RDS does something to the instance that visitors do not feel.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-harmless-change",
    hop: Hop::Database,
    title: "RDS does something to the instance that visitors do not feel",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::HARMLESS)],
    symptoms: &[],
    explains: &[],
    summary: "RDS instance {db} of {host} is {db_status}; it serves on",
    fix: &["Nothing is to be done"],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_harmless_change.md"),
};
