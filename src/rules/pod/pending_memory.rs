//! No node has enough memory left for the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-memory",
    hop: Hop::Pod,
    title: "no node has enough memory left for the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_MEMORY), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: no node has the memory that it asks for ({message})",
    fix: &["Add nodes (kops edit ig, cluster-autoscaler), or lower resources.requests.memory of {workload}"],
    check: &[
        "kubectl -n {namespace} get pods -o wide",
        "kubectl describe nodes | grep -A8 -E \"^Name:|Allocated resources\"",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending_memory.md"),
};
