//! Two revisions serve at the same time.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-two-revisions",
    hop: Hop::Delivery,
    title: "two revisions serve at the same time",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::rollout::TWO_REVISIONS)],
    symptoms: &[],
    explains: &[],
    summary: "revisions {revisions} of deployment {deployment} in {namespace} take requests at the same time",
    fix: &["If this lasts longer than a rollout: look at its status"],
    check: &["kubectl -n {namespace} rollout status deployment/{deployment} --timeout=5s"],
    page: include_str!("rollout_two_revisions.md"),
};
