//! The pods were evicted.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-evicted",
    hop: Hop::Pod,
    title: "the pods were evicted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::EVICTED), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is left: pod {pod} was evicted from node {node} ({message})",
    fix: &[
        "Free the resource that the message names on node {node}: logs, images, emptyDir volumes",
        "Set resources.requests of {workload} to what it uses: pods over their request go first",
    ],
    check: &[
        "kubectl -n {namespace} get pods --field-selector status.phase=Failed",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("evicted.md"),
};
