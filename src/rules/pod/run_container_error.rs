//! The container runtime cannot start the container.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-run-container-error",
    hop: Hop::Pod,
    title: "the container runtime cannot start the container",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::RUN_ERROR), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the runtime on node {node} cannot start container {container} ({message})",
    fix: &[
        "Read the message: mounts, security context, devices and names of containers that are taken already are the usual causes",
        "If only node {node} shows it: cordon it and delete pod {pod}",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &["kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("run_container_error.md"),
};
