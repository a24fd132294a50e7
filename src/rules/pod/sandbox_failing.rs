//! The network of the pods cannot be made.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-sandbox-failing",
    hop: Hop::Pod,
    title: "the network of the pods cannot be made",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::SANDBOX), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} starts on node {node}: {message}",
    fix: &[
        "Look at the network plugin on node {node}: its pod, and free addresses in the subnet",
        "Cordon node {node} and delete pod {pod}, so that it starts elsewhere",
    ],
    check: &[
        "kubectl -n kube-system get pods -o wide --field-selector spec.nodeName={node}",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("sandbox_failing.md"),
};
