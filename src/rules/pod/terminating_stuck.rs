//! The pods do not go.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-terminating-stuck",
    hop: Hop::Pod,
    title: "the pods do not go",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::LEAVING_STUCK), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "the pods of {workload} in {namespace} are on their way out and do not go: pod {pod} on node {node} ({message})",
    fix: &[
        "Check node {node} first: a pod on a lost node cannot be told to go",
        "Look at the finalizers of {pod}; remove it by force only if its node is gone: kubectl -n {namespace} delete pod {pod} --force --grace-period=0",
    ],
    check: &[
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{.metadata.deletionTimestamp} {.metadata.finalizers}'",
        "kubectl get node {node}",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("terminating_stuck.md"),
};
