//! RDS cannot use the key that encrypts the instance.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-encryption-key-inaccessible",
    hop: Hop::Database,
    title: "RDS cannot use the key that encrypts the instance",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::KEY_INACCESSIBLE)],
    symptoms: &[],
    explains: &[
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
        "php-fpm-timeout",
    ],
    summary: "RDS instance {db} of {host} is down for good: RDS could not use its KMS key for too long",
    fix: &[
        "Restore from a backup to a new instance; the status inaccessible-encryption-credentials is final",
        "First make the key usable: aws kms describe-key --region {region} --key-id KEY (Enabled, and no deletion date)",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_encryption_key_inaccessible.md"),
};
