//! The old pods are stopped before the new ones are ready.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-recreate-gap",
    hop: Hop::Delivery,
    title: "the old pods are stopped before the new ones are ready",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::rollout::RECREATES), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["pod-starting", "pods-none-ready", "service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "deployment {deployment} in {namespace} replaces all pods at once (Recreate), {ready} of {wanted} are ready so far",
    fix: &[
        "Wait for it: kubectl -n {namespace} rollout status deployment/{deployment}",
        "Use the strategy RollingUpdate, so that old pods go when new ones are ready",
    ],
    check: &["kubectl -n {namespace} rollout status deployment/{deployment} --timeout=5s"],
    page: include_str!("rollout_recreate_gap.md"),
};
