//! CloudFront shows its own certificate.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-default-cloudfront-certificate",
    hop: Hop::Edge,
    title: "CloudFront shows its own certificate",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::DEFAULT_CLOUDFRONT)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows the certificate of CloudFront ({names}): no distribution has one for {host}",
    fix: &[
        "Add {host} to the alternate domain names of the distribution and attach an ACM certificate (us-east-1) that names it",
        "Wait until the distribution is Deployed",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
        "aws acm list-certificates --region us-east-1 --includes keyTypes=RSA_2048,EC_prime256v1 --query \"CertificateSummaryList[?DomainName=='{host}']\"",
    ],
    page: include_str!("default_cloudfront_certificate.md"),
};
