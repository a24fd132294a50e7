//! The Aurora cluster is not available.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-cluster-unavailable",
    hop: Hop::Database,
    title: "the Aurora cluster is not available",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CLUSTER_DOWN)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "Aurora cluster {cluster} of {host} is {cluster_status}",
    fix: &[
        "Read its events: aws rds describe-events --region {region} --source-type db-cluster --source-identifier {cluster}",
        "If it is stopped: aws rds start-db-cluster --region {region} --db-cluster-identifier {cluster}",
    ],
    check: &[
        "aws rds describe-db-clusters --region {region} --db-cluster-identifier {cluster} --query 'DBClusters[].[Status,Endpoint,DBClusterMembers]'",
    ],
    page: include_str!("rds_cluster_unavailable.md"),
};
