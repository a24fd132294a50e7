//! The new name has not come to this edge yet.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-alias-not-deployed",
    hop: Hop::Edge,
    title: "the new name has not come to this edge yet",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::distribution::IN_PROGRESS), yes(&edge::page::ALIAS_UNKNOWN)],
    symptoms: &[],
    explains: &["edge-alias-unknown"],
    summary: "distribution {distribution} holds {host} and is still being deployed: this edge does not know the name yet",
    fix: &[
        "Wait until its status is Deployed, then trace again: aws cloudfront wait distribution-deployed --id {distribution}",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("alias_not_deployed.md"),
};
