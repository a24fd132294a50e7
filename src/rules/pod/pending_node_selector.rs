//! No node fits the selector or affinity of the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-node-selector",
    hop: Hop::Pod,
    title: "no node fits the selector or affinity of the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_SELECTOR), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: no node fits its node selector, affinity or spread ({message})",
    fix: &[
        "Compare nodeSelector and affinity of {workload} with the labels of the nodes; label a node, or correct the rule",
    ],
    check: &[
        "kubectl get nodes --show-labels",
        "kubectl -n {namespace} get {workload} -o jsonpath='{..nodeSelector}{..affinity}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending_node_selector.md"),
};
