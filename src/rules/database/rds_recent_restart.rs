//! The database restarted a short while ago.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-recent-restart",
    hop: Hop::Database,
    title: "the database restarted a short while ago",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::RESTART)],
    symptoms: &[],
    explains: &["database-refused", "database-connection-lost", "database-timeout", "database-behind-hidden-error"],
    summary: "RDS instance {db} of {host} restarted {minutes} minutes ago: {event}",
    fix: &[
        "See whether the error is still there: the application should reconnect by itself",
        "If nobody asked for the restart: look for memory that ran out (FreeableMemory) and at the error log of {db}",
    ],
    check: &[
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
        "aws rds download-db-log-file-portion --region {region} --db-instance-identifier {db} --log-file-name error/mysql-error-running.log --output text | tail -n 50",
    ],
    page: include_str!("rds_recent_restart.md"),
};
