//! An init container does not end.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-init-container-waits",
    hop: Hop::Pod,
    title: "an init container does not end",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::INIT_WAITS), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} starts: init container {container} has run for {seconds} s and does not end: {message}",
    fix: &[
        "Look what init container {container} waits for: a database, a lock, another Service",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &["kubectl -n {namespace} logs {pod} -c {container} --tail=50", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("init_container_waits.md"),
};
