//! The node of the pods is not ready.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-not-ready",
    hop: Hop::Pod,
    title: "the node of the pods is not ready",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::NODE_LOST), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &[
        "pods-none-ready",
        "service-no-ready-endpoints",
        "statefulset-blocked",
        "rollout-stuck",
        "ingress-no-endpoints",
        "pod-connect-timeout",
        "pod-unreachable",
        "pod-terminating-stuck",
    ],
    summary: "the pods of {workload} in {namespace} are on node {node}, which is not ready: {message}",
    fix: &[
        "Look at the instance of {node}: status checks, disk, kubelet; replace it if it does not come back",
        "More replicas with topologySpreadConstraints survive the loss of one node",
    ],
    check: &[
        "kubectl describe node {node}",
        "kubectl -n {namespace} get pods -o wide",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("node_not_ready.md"),
};
