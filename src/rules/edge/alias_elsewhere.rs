//! Another account holds the name.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-alias-elsewhere",
    hop: Hop::Edge,
    title: "another account holds the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::distribution::ALIAS_ELSEWHERE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "edge-alias-missing",
        "edge-alias-unknown",
        "edge-default-cloudfront-certificate",
        "edge-certificate-wrong-name",
        "edge-sni-unknown",
        "edge-handshake-refused",
        "edge-misdirected",
        "edge-function-answered",
        "edge-signature-required",
    ],
    summary: "{other_alias} is held by distribution {other_distribution} of account {other_account}, and by none of ours",
    fix: &[
        "Move the name: aws cloudfront associate-alias --alias {host} --target-distribution-id DISTRIBUTION_ID, after a TXT record _{host} that names our distribution",
        "Or have the other account give the name up",
    ],
    check: &["aws cloudfront list-conflicting-aliases --alias {host} --distribution-id DISTRIBUTION_ID"],
    page: include_str!("alias_elsewhere.md"),
};
