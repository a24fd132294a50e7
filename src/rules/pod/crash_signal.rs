//! The container ends by a signal.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-crash-signal",
    hop: Hop::Pod,
    title: "the container ends by a signal",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::SIGNAL), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: container {container} ends by {signal} (exit code {exit_code}, {restarts} restarts): {message}",
    fix: &[
        "SIGSEGV and SIGABRT come from the program: look at new extensions of PHP and at opcache",
        "SIGKILL without OOMKilled comes from outside: the node, or a probe",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("crash_signal.md"),
};
