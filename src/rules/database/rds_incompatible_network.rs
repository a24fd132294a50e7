//! RDS finds no network for the instance.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-network",
    hop: Hop::Database,
    title: "RDS finds no network for the instance",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INCOMPATIBLE_NETWORK)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} cannot be recovered: its subnets have no free address, or are gone",
    fix: &[
        "Look at the free addresses: aws ec2 describe-subnets --region {region} --filters Name=vpc-id,Values={db_vpc} --query 'Subnets[].[SubnetId,AvailableIpAddressCount]'",
        "Free addresses or add a subnet to the DB subnet group, then ask support or restore to a new instance",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_network.md"),
};
