//! The rollout is paused.

use hopwise_probes::Hop;

use crate::facts::{delivery, pod};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rollout-paused-while-serving",
    hop: Hop::Delivery,
    title: "the rollout is paused",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::rollout::PAUSED), yes(&pod::ready::SOME_READY)],
    symptoms: &[],
    explains: &[],
    summary: "deployment {deployment} in {namespace} is paused: changes of it do not reach pods",
    fix: &["When the work is done: kubectl -n {namespace} rollout resume deployment/{deployment}"],
    check: &["kubectl -n {namespace} rollout status deployment/{deployment} --timeout=5s"],
    page: include_str!("rollout_paused_while_serving.md"),
};
