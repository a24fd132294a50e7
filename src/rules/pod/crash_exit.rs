//! The container ends with an error.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-crash-exit",
    hop: Hop::Pod,
    title: "the container ends with an error",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::EXIT), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: container {container} ends with exit code {exit_code}: {message}",
    fix: &[
        "Read the last lines of the container: they name the file, setting or service that it misses",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("crash_exit.md"),
};
