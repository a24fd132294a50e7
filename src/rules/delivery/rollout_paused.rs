//! The rollout is paused, and no pod is ready.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-paused",
    hop: Hop::Delivery,
    title: "the rollout is paused, and no pod is ready",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::rollout::PAUSED), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "deployment {deployment} in {namespace} is paused and has no ready pod: no change of it reaches pods",
    fix: &["kubectl -n {namespace} rollout resume deployment/{deployment}"],
    check: &["kubectl -n {namespace} get deployment {deployment} -o jsonpath='{.spec.paused}'"],
    page: include_str!("rollout_paused.md"),
};
