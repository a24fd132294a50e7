//! The scheduler finds no node for the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending",
    hop: Hop::Pod,
    title: "the scheduler finds no node for the pods",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::PENDING_OTHER), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the scheduler finds no node for it ({message})",
    fix: &["Read the words of the scheduler; each count is a number of nodes"],
    check: &[
        "kubectl -n {namespace} get pods -o wide",
        "kubectl describe nodes | grep -A8 -E \"^Name:|Allocated resources\"",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending.md"),
};
