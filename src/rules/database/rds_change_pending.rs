//! A change of the database waits for its window.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-change-pending",
    hop: Hop::Database,
    title: "a change of the database waits for its window",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CHANGE_PENDING)],
    symptoms: &[],
    explains: &[],
    summary: "RDS instance {db} of {host} will be changed in the window {db_window}: {pending}",
    fix: &["Nothing is to be done now; a new class or version interrupts the site in that window"],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].PendingModifiedValues'",
    ],
    page: include_str!("rds_change_pending.md"),
};
