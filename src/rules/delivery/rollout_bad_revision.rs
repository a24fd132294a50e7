//! The new revision does not come up, the old one serves.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-bad-revision",
    hop: Hop::Delivery,
    title: "the new revision does not come up, the old one serves",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::rollout::BAD_REVISION), yes(&pod::ready::SOME_READY)],
    symptoms: &[],
    explains: &[],
    summary: "revision {revision} of deployment {deployment} in {namespace} ({image}) does not come up, pods of an older one serve: pod {pod}: {message}",
    fix: &["Mend what the message names, or go back: kubectl -n {namespace} rollout undo deployment/{deployment}"],
    check: &[
        "kubectl -n {namespace} rollout status deployment/{deployment} --timeout=5s",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("rollout_bad_revision.md"),
};
