//! A node is short of memory.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-memory-pressure",
    hop: Hop::Pod,
    title: "a node is short of memory",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::node::MEMORY_PRESSURE), yes(&pod::ready::NOTHING_READY)],
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
    summary: "node {node} ({instance}, {zone}) has trouble with its memory, and pod {pod} in {namespace} suffers: {message}",
    fix: &["Find the pods of {node} that use more than they ask for, and set their limits"],
    check: &["kubectl describe node {node}"],
    page: include_str!("node_memory_pressure.md"),
};
