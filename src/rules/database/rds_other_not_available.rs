//! Another RDS instance is not available.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-other-not-available",
    hop: Hop::Database,
    title: "another RDS instance is not available",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::OTHER_DOWN)],
    symptoms: &[],
    explains: &[],
    summary: "RDS instance {other} is {other_status}; nothing says that {host} uses it",
    fix: &["If {host} does use it, say so in the configuration, so that hopwise can judge it"],
    check: &[
        "aws rds describe-db-instances --region {region} --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus]' --output table",
    ],
    page: include_str!("rds_other_not_available.md"),
};
