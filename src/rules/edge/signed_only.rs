//! The behaviour takes signed requests alone.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-signed-only",
    hop: Hop::Edge,
    title: "the behaviour takes signed requests alone",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::errors::SIGNED), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["edge-signature-required", "edge-signature-denied"],
    summary: "behaviour {pattern} of {distribution} names trusted signers, so unsigned requests are refused",
    fix: &["Take the signers off behaviour {pattern} if the path is public; else sign the links"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("signed_only.md"),
};
