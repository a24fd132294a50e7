//! Nearly all connections of the database are in use.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-connections-near-limit",
    hop: Hop::Database,
    title: "nearly all connections of the database are in use",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CONNECTIONS_HIGH)],
    symptoms: &[],
    explains: &["database-too-many-connections"],
    summary: "RDS instance {db} of {host} has {connections} connections in use; a {db_class} takes about {limit}",
    fix: &[
        "See who holds them: SHOW PROCESSLIST; sleeping ones belong to workers or to pools",
        "Count: pods × pm.max_children must stay below the limit",
        "Choose a larger class, or put RDS Proxy between",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/RDS --metric-name DatabaseConnections --dimensions Name=DBInstanceIdentifier,Value={db} --statistics Maximum --period 60 --start-time $(date -u -d -15minutes +%FT%TZ) --end-time $(date -u +%FT%TZ)",
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
    ],
    page: include_str!("rds_connections_near_limit.md"),
};
