//! The read replica lags behind.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-replica-behind",
    hop: Hop::Database,
    title: "the read replica lags behind",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::REPLICA_BEHIND)],
    symptoms: &[],
    explains: &["database-unknown-table"],
    summary: "Read replica {db} of {host} is {lag} seconds behind {primary}",
    fix: &[
        "Look for a long write on {primary} (a migration, a bulk import) and let it end",
        "Read from the primary for what a visitor has just written (sticky => true in config/database.php)",
        "If it grows on: replicate in parallel, or give the replica the class of the primary",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value={db} --statistics Maximum --period 60 --start-time $(date -u -d -15minutes +%FT%TZ) --end-time $(date -u +%FT%TZ)",
    ],
    page: include_str!("rds_replica_behind.md"),
};
