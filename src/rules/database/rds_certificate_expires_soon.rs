//! The certificate of the database expires soon.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-certificate-expires-soon",
    hop: Hop::Database,
    title: "the certificate of the database expires soon",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CERTIFICATE_EXPIRING)],
    symptoms: &[],
    explains: &[],
    summary: "The certificate of RDS instance {db} ({ca}) expires in {days} days",
    fix: &[
        "Give applications the new bundle (global-bundle.pem) first",
        "Then: aws rds modify-db-instance --region {region} --db-instance-identifier {db} --ca-certificate-identifier rds-ca-rsa2048-g1 --apply-immediately",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].CertificateDetails'",
    ],
    page: include_str!("rds_certificate_expires_soon.md"),
};
