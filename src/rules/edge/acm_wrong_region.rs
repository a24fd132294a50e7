//! The certificate lies outside us-east-1.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-wrong-region",
    hop: Hop::Edge,
    title: "the certificate lies outside us-east-1",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::WRONG_REGION), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "edge-certificate-wrong-name",
        "edge-default-cloudfront-certificate",
        "edge-sni-unknown",
        "edge-acm-gone",
    ],
    summary: "distribution {distribution} names a certificate in {certificate_region}; CloudFront reads us-east-1 alone",
    fix: &["Request or import the certificate in us-east-1, and set that ARN in the distribution"],
    check: &["aws cloudfront get-distribution-config --id {distribution} --query DistributionConfig.ViewerCertificate"],
    page: include_str!("acm_wrong_region.md"),
};
