//! The API server refuses to make the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-create-refused",
    hop: Hop::Pod,
    title: "the API server refuses to make the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::OTHERWISE), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &[
        "The message names what the API server does not take: correct it in {workload}, or make what is missing",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &["kubectl -n {namespace} get events --field-selector reason=FailedCreate"],
    page: include_str!("create_refused.md"),
};
