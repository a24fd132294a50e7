//! RDS works on the instance (maintenance).

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-maintenance",
    hop: Hop::Database,
    title: "RDS works on the instance (maintenance)",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::MAINTENANCE)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-read-only",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} is in maintenance (window {db_window})",
    fix: &[
        "Wait until its status is available again; a patch of the system takes ten to twenty minutes",
        "Move the window to hours without visitors: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --preferred-maintenance-window DAY:HH:MM-DAY:HH:MM",
        "With a standby (--multi-az) the work is mostly a short failover",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_maintenance.md"),
};
