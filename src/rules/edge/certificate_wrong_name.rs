//! The certificate at the edge is for other names.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-wrong-name",
    hop: Hop::Edge,
    title: "the certificate at the edge is for other names",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::WRONG_NAME), no(&edge::certificate::DEFAULT_CLOUDFRONT)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate for {names}, not for {host}",
    fix: &[
        "Request a certificate in ACM (us-east-1) that names {host} beside the old names, and attach it to the distribution",
        "If {names} belong to somebody else: the records of {host} lead to a stranger's server, correct them",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws acm list-certificates --region us-east-1 --includes keyTypes=RSA_2048,EC_prime256v1 --query \"CertificateSummaryList[?DomainName=='{host}']\"",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
    ],
    page: include_str!("certificate_wrong_name.md"),
};
