//! The distribution is set to CloudFront's own certificate.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-default-set",
    hop: Hop::Edge,
    title: "the distribution is set to CloudFront's own certificate",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::DEFAULT_SET), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["edge-default-cloudfront-certificate", "edge-certificate-wrong-name"],
    summary: "distribution {distribution} holds {host} and is set to CloudFront's own certificate, which is for *.cloudfront.net",
    fix: &["Set an ACM certificate of us-east-1 that covers {host} in the distribution"],
    check: &["aws cloudfront get-distribution-config --id {distribution} --query DistributionConfig.ViewerCertificate"],
    page: include_str!("certificate_default_set.md"),
};
