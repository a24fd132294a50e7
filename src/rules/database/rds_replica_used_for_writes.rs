//! The application writes to a read replica.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-replica-used-for-writes",
    hop: Hop::Database,
    title: "the application writes to a read replica",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::REPLICA), yes(&database::READ_ONLY)],
    symptoms: &[],
    explains: &["database-read-only"],
    summary: "The application of {host} writes to {db}, which is a read replica of {primary}",
    fix: &[
        "Set DB_HOST to the endpoint of {primary}; let only the read connection use {db}",
        "Then php artisan config:clear and a rollout",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --query 'DBInstances[].[DBInstanceIdentifier,ReadReplicaSourceDBInstanceIdentifier,Endpoint.Address]' --output table",
        "kubectl exec deploy/WEB -- sh -c 'printenv DB_HOST DB_WRITE_HOST DB_READ_HOST'",
    ],
    page: include_str!("rds_replica_used_for_writes.md"),
};
