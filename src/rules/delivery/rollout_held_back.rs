//! The pause keeps a change from pods that do not work.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-held-back",
    hop: Hop::Delivery,
    title: "the rollout is paused before a change that no pod has yet",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::rollout::HELD_BACK), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::OF_TEMPLATE,
    summary: "deployment {deployment} in {namespace} is paused: its template was changed, and all its pods, none of them ready, are of an older one",
    fix: &[
        "kubectl -n {namespace} rollout resume deployment/{deployment}",
        "If the new pods fail as the old ones do, the finding beside this one says why",
    ],
    check: &[
        "kubectl -n {namespace} get deployment {deployment} -o jsonpath='{.spec.paused} {.status.updatedReplicas}'",
        "kubectl -n {namespace} rollout history deployment/{deployment}",
    ],
    page: include_str!("rollout_held_back.md"),
};
