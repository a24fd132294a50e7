//! The certificate at the edge expires soon.

use hopwise_probes::Hop;

use crate::facts::{client, edge};
use crate::rules::{Certainty, Rule, Severity, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-expires-soon",
    hop: Hop::Edge,
    title: "the certificate at the edge expires soon",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::EXPIRES_SOON), no(&client::clock::WRONG)],
    symptoms: &[],
    explains: &[],
    summary: "the certificate of {host} at {address} expires in {days} days, on {not_after}",
    fix: &[
        "Find out why it was not renewed: aws acm describe-certificate shows RenewalSummary and the validation record of each name",
        "Restore the missing validation CNAME, or import the renewed certificate",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws acm list-certificates --region us-east-1 --includes keyTypes=RSA_2048,EC_prime256v1 --query \"CertificateSummaryList[?DomainName=='{host}']\"",
    ],
    page: include_str!("certificate_expires_soon.md"),
};
