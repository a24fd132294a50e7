//! No node has the port or the room for the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-ports",
    hop: Hop::Pod,
    title: "no node has the port or the room for the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_PORTS), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: no node has its host port free, or room for one more pod ({message})",
    fix: &[
        "Take hostPort out of {workload}, or have as many nodes as pods",
        "For `Too many pods`: add nodes, or raise maxPods of the kubelet",
    ],
    check: &[
        "kubectl -n {namespace} get pods -o wide",
        "kubectl describe nodes | grep -A8 -E \"^Name:|Allocated resources\"",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending_ports.md"),
};
