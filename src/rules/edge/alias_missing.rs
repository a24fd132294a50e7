//! The distribution does not hold the name.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-alias-missing",
    hop: Hop::Edge,
    title: "the distribution does not hold the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::distribution::ALIAS_MISSING)],
    symptoms: &[],
    explains: &[
        "edge-alias-unknown",
        "edge-default-cloudfront-certificate",
        "edge-certificate-wrong-name",
        "edge-sni-unknown",
        "edge-handshake-refused",
        "edge-misdirected",
    ],
    summary: "DNS leads {host} to distribution {distribution}, whose alternate domain names are {aliases}; none of the account holds {host}",
    fix: &[
        "Add {host} to the alternate domain names of {distribution}, with a certificate of us-east-1 that covers it",
        "If CloudFront says CNAMEAlreadyExists: another account holds it; move it with associate-alias",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution} --query DistributionConfig.Aliases"],
    page: include_str!("alias_missing.md"),
};
