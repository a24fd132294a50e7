//! Taints keep the pods from all nodes.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-taint",
    hop: Hop::Pod,
    title: "taints keep the pods from all nodes",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_TAINT), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the nodes have taints that it does not tolerate ({message})",
    fix: &["Take the taint off, uncordon the node, or add a toleration to {workload}"],
    check: &[
        "kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints[*].key,UNSCHEDULABLE:.spec.unschedulable",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("pending_taint.md"),
};
