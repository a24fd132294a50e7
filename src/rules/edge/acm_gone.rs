//! The distribution's certificate is not in ACM.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-gone",
    hop: Hop::Edge,
    title: "the distribution's certificate is not in ACM",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::GONE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["edge-certificate-wrong-name", "edge-default-cloudfront-certificate", "edge-sni-unknown"],
    summary: "distribution {distribution} names the certificate {certificate_arn}, which ACM does not have",
    fix: &["Request a certificate in us-east-1 that covers {host}, and set it in the distribution"],
    check: &["aws acm describe-certificate --region us-east-1 --certificate-arn {certificate_arn}"],
    page: include_str!("acm_gone.md"),
};
