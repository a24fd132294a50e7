//! The behaviour takes signed requests alone.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-signed-only",
    hop: Hop::Edge,
    title: "the behaviour takes signed requests alone",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::errors::SIGNED)],
    symptoms: &[],
    explains: &["edge-signature-required", "edge-signature-denied"],
    summary: "behaviour {pattern} of {distribution} names trusted signers, so unsigned requests are refused",
    fix: &["Take the signers off behaviour {pattern} if the path is public; else sign the links"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("signed_only.md"),
};
