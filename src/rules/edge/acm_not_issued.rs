//! The distribution's certificate is not issued.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-not-issued",
    hop: Hop::Edge,
    title: "the distribution's certificate is not issued",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::UNUSABLE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "edge-certificate-wrong-name",
        "edge-default-cloudfront-certificate",
        "edge-sni-unknown",
        "edge-certificate-untrusted",
    ],
    summary: "the certificate {certificate} of distribution {distribution} is {certificate_status} ({why})",
    fix: &[
        "Create the validation record and wait for ISSUED: {validation_record}",
        "Revoked, failed or timed out: request a new one in us-east-1 and set it in the distribution",
    ],
    check: &["aws acm describe-certificate --region us-east-1 --certificate-arn {certificate_arn}"],
    page: include_str!("acm_not_issued.md"),
};
