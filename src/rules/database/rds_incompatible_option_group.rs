//! RDS could not apply the option group.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-option-group",
    hop: Hop::Database,
    title: "RDS could not apply the option group",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::INCOMPATIBLE_OPTION_GROUP)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} is stuck: its option group could not be applied, nor taken back",
    fix: &[
        "Read the events of {db}: they name the option",
        "Change to the option group that it had: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --option-group-name OLD --apply-immediately",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_option_group.md"),
};
