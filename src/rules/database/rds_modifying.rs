//! The RDS instance is being changed.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-modifying",
    hop: Hop::Database,
    title: "the RDS instance is being changed",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::MODIFYING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-read-only",
    ],
    summary: "RDS instance {db} of {host} is being changed ({pending})",
    fix: &[
        "See what is changed in its events; a new class restarts the server, more storage does not",
        "Wait until it is available; do not start a second change",
        "Next time leave --apply-immediately out, so that it waits for the window {db_window}",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_modifying.md"),
};
