//! A node has no network for pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-network-unavailable",
    hop: Hop::Pod,
    title: "a node has no network for pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::node::NETWORK_UNAVAILABLE), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &[
        "pod-evicted",
        "pod-pending-taint",
        "pod-sandbox-failing",
        "pods-none-ready",
        "service-no-ready-endpoints",
        "statefulset-blocked",
        "rollout-stuck",
        "ingress-no-endpoints",
    ],
    summary: "node {node} ({instance}, {zone}) has trouble with its network, and pod {pod} in {namespace} suffers: {message}",
    fix: &["Look at the network plugin of {node} and the route table of its subnet"],
    check: &["kubectl describe node {node}"],
    page: include_str!("node_network_unavailable.md"),
};
