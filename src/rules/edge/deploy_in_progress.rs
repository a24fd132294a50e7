//! A change is being deployed.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-deploy-in-progress",
    hop: Hop::Edge,
    title: "a change is being deployed",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&edge::distribution::IN_PROGRESS)],
    symptoms: &[],
    explains: &[],
    summary: "distribution {distribution} is being deployed: edges may answer differently for some minutes",
    fix: &["Wait until its status is Deployed, then trace again"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("deploy_in_progress.md"),
};
