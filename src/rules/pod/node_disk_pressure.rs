//! A node is short of disk.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-disk-pressure",
    hop: Hop::Pod,
    title: "a node is short of disk",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::node::DISK_PRESSURE), yes(&pod::ready::NOTHING_READY)],
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
    summary: "node {node} ({instance}, {zone}) has trouble with its disk, and pod {pod} in {namespace} suffers: {message}",
    fix: &["Free disk on {node}: images, container logs, emptyDir volumes; or replace it with a larger one"],
    check: &["kubectl describe node {node}"],
    page: include_str!("node_disk_pressure.md"),
};
