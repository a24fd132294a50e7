//! The rollout stands still.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-stuck",
    hop: Hop::Delivery,
    title: "the rollout stands still",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::rollout::STUCK), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "deployment {deployment} in {namespace} has made no progress within its deadline, {ready} of {wanted} pods are ready ({image}, revision {revision})",
    fix: &[
        "Find out why its pods do not become ready",
        "Or go back: kubectl -n {namespace} rollout undo deployment/{deployment}",
    ],
    check: &[
        "kubectl -n {namespace} rollout status deployment/{deployment} --timeout=5s",
        "kubectl -n {namespace} describe deployment {deployment}",
    ],
    page: include_str!("rollout_stuck.md"),
};
