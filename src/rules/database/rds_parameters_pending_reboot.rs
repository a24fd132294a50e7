//! A parameter of the database waits for a reboot.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-parameters-pending-reboot",
    hop: Hop::Database,
    title: "a parameter of the database waits for a reboot",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::PENDING_REBOOT)],
    symptoms: &[],
    explains: &[],
    summary: "RDS instance {db} of {host} runs with old parameters: {group} waits for a reboot",
    fix: &["Reboot in a quiet hour: aws rds reboot-db-instance --region {region} --db-instance-identifier {db}"],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].DBParameterGroups'",
    ],
    page: include_str!("rds_parameters_pending_reboot.md"),
};
