//! The certificate of the database has expired.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-certificate-expired",
    hop: Hop::Database,
    title: "the certificate of the database has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::CERTIFICATE_EXPIRED)],
    symptoms: &[],
    explains: &["database-refused", "database-connection-lost"],
    summary: "The certificate of RDS instance {db} ({ca}) expired on {ca_until}",
    fix: &[
        "Renew it: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --ca-certificate-identifier rds-ca-rsa2048-g1 --apply-immediately",
        "Give the application the new bundle (global-bundle.pem) first, if it checks the server (MYSQL_ATTR_SSL_CA)",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].CertificateDetails'",
    ],
    page: include_str!("rds_certificate_expired.md"),
};
