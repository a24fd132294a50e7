//! The distribution's certificate does not cover the name.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-misses-alias",
    hop: Hop::Edge,
    title: "the distribution's certificate does not cover the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::MISSES_ALIAS), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["edge-certificate-wrong-name", "edge-default-cloudfront-certificate"],
    summary: "the certificate of distribution {distribution} is for {certificate_names}, not for {host}",
    fix: &[
        "Request a certificate in us-east-1 that names {host} beside the others, and set it in the distribution",
        "A wildcard covers one label: *.brand.com is not for brand.com",
    ],
    check: &["aws acm describe-certificate --region us-east-1 --certificate-arn {certificate_arn}"],
    page: include_str!("acm_misses_alias.md"),
};
