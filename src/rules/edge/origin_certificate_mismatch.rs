//! The origin's certificate does not cover its own name.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-certificate-mismatch",
    hop: Hop::Edge,
    title: "the origin's certificate does not cover its own name",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[
        yes(&edge::page::ORIGIN_CONNECT_FAILED),
        yes(&edge::origin::CERTIFICATE_NOT_FOR_ORIGIN),
        yes(&edge::origin::WELL),
        no(&edge::origin::HEAD_TOO_BIG),
    ],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(&[Author::Cloudfront])],
    explains: &["edge-origin-connect-failed"],
    summary: "for its own name {origin_host} the origin shows a certificate for {names}, which CloudFront refuses; for {host} it shows a good one",
    fix: &[
        "Forward Host to the origin (origin request policy AllViewer): then CloudFront asks for {host}, which the origin has a certificate for",
        "Or use an origin name that the certificate at the origin covers",
    ],
    check: &[
        "openssl s_client -connect {origin_address} -servername {origin_host} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName",
        "openssl s_client -connect {origin_address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Origins.Items[].[DomainName, CustomOriginConfig]]\"",
    ],
    page: include_str!("origin_certificate_mismatch.md"),
};
