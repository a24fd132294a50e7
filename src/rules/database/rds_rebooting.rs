//! The RDS instance reboots.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-rebooting",
    hop: Hop::Database,
    title: "the RDS instance reboots",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::REBOOTING)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} reboots",
    fix: &[
        "Wait a minute or two; the application reconnects by itself, queue workers may need php artisan queue:restart",
        "If it reboots again and again: read the events of {db} for `out of memory` or a parameter that it cannot run with",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_rebooting.md"),
};
