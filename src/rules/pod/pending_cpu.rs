//! No node has enough CPU left for the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-cpu",
    hop: Hop::Pod,
    title: "no node has enough CPU left for the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_CPU), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: no node has the CPU that it asks for ({message})",
    fix: &["Add nodes (kops edit ig, cluster-autoscaler), or lower resources.requests.cpu of {workload}"],
    check: &[
        "kubectl -n {namespace} get pods -o wide",
        "kubectl describe nodes | grep -A8 -E \"^Name:|Allocated resources\"",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending_cpu.md"),
};
