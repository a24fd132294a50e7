//! There is no way from the controller to the pod.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-unreachable",
    hop: Hop::Pod,
    title: "there is no way from the controller to the pod",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::NO_ROUTE)],
    symptoms: symptoms::NO_ANSWER,
    explains: &["ingress-upstream-refused", "ingress-upstream-timeout"],
    summary: "the controller has no route to {upstream} ({upstream_pod} on node {node})",
    fix: &["Check node {node} and the network plugin: routes between nodes, security groups of the nodes"],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl get nodes -o wide",
    ],
    page: include_str!("unreachable.md"),
};
