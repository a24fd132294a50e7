//! The Aurora cluster has no writer.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-cluster-without-writer",
    hop: Hop::Database,
    title: "the Aurora cluster has no writer",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::CLUSTER_NO_WRITER)],
    symptoms: &[],
    explains: &[
        "database-read-only",
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "Aurora cluster {cluster} of {host} has no instance that takes writes",
    fix: &[
        "If a reader is there: aws rds failover-db-cluster --region {region} --db-cluster-identifier {cluster}",
        "If no instance is there: aws rds create-db-instance --region {region} --db-cluster-identifier {cluster} --engine {cluster_engine} --db-instance-class CLASS --db-instance-identifier {cluster}-1",
    ],
    check: &[
        "aws rds describe-db-clusters --region {region} --db-cluster-identifier {cluster} --query 'DBClusters[].DBClusterMembers'",
    ],
    page: include_str!("rds_cluster_without_writer.md"),
};
