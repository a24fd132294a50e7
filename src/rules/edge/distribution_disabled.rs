//! The distribution is disabled.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-distribution-disabled",
    hop: Hop::Edge,
    title: "the distribution is disabled",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::distribution::DISABLED), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "edge-alias-unknown",
        "edge-default-cloudfront-certificate",
        "edge-certificate-wrong-name",
        "edge-sni-unknown",
        "edge-handshake-refused",
        "edge-misdirected",
        "dns-dangling-alias",
        "dns-alias-target-without-address",
        "edge-bad-request",
    ],
    summary: "distribution {distribution} of {host} is disabled",
    fix: &[
        "Enable it: aws cloudfront get-distribution-config, set Enabled to true, aws cloudfront update-distribution; then wait for Deployed",
        "See who switched it off, and why",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("distribution_disabled.md"),
};
