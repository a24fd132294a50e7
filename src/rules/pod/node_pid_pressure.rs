//! A node is short of process ids.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-pid-pressure",
    hop: Hop::Pod,
    title: "a node is short of process ids",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::node::PID_PRESSURE), yes(&pod::ready::NOTHING_READY)],
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
    summary: "node {node} ({instance}, {zone}) has trouble with its process ids, and pod {pod} in {namespace} suffers: {message}",
    fix: &["Find the pod of {node} that starts too many processes"],
    check: &["kubectl describe node {node}"],
    page: include_str!("node_pid_pressure.md"),
};
