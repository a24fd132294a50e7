//! RDS cannot use the key of the instance, and it can still be mended.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-encryption-key-recoverable",
    hop: Hop::Database,
    title: "RDS cannot use the key of the instance, and it can still be mended",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::KEY_RECOVERABLE)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is down: RDS cannot use its KMS key; it can be mended for some days",
    fix: &[
        "Make the key usable: aws kms enable-key --region {region} --key-id KEY, or aws kms cancel-key-deletion",
        "Start the instance: aws rds start-db-instance --region {region} --db-instance-identifier {db}",
        "Do it within seven days: after that the instance is lost",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_encryption_key_recoverable.md"),
};
