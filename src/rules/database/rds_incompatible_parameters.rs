//! The RDS instance cannot start with its parameter group.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-parameters",
    hop: Hop::Database,
    title: "the RDS instance cannot start with its parameter group",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INCOMPATIBLE_PARAMETERS)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} cannot start: its parameter group does not fit",
    fix: &[
        "Read the events of {db}: they name the parameter",
        "Reset it: aws rds reset-db-parameter-group --region {region} --db-parameter-group-name GROUP --parameters ParameterName=NAME,ApplyMethod=pending-reboot",
        "Reboot: aws rds reboot-db-instance --region {region} --db-instance-identifier {db}",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_parameters.md"),
};
