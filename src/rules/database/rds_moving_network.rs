//! The RDS instance moves to another network.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-moving-network",
    hop: Hop::Database,
    title: "the RDS instance moves to another network",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::MOVING_NETWORK)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} moves to another VPC ({db_status})",
    fix: &[
        "Wait until it is available: its address changes, its name stays",
        "Check the security groups of the new VPC: those of the old one do not go with it",
        "Restart pods that keep the old address",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_moving_network.md"),
};
