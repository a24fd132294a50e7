//! RDS cannot use the credentials given to it.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-incompatible-credentials",
    hop: Hop::Database,
    title: "RDS cannot use the credentials given to it",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::INCOMPATIBLE_CREDENTIALS)],
    symptoms: &[],
    explains: &["database-access-denied", "database-behind-hidden-error"],
    summary: "RDS instance {db} of {host} reports incompatible-credentials: it cannot use the secret it was given",
    fix: &[
        "Look at the events of {db} and at the secret of its master user in Secrets Manager",
        "Set a new password: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --master-user-password NEW --apply-immediately, then give it to the application",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
    ],
    page: include_str!("rds_incompatible_credentials.md"),
};
