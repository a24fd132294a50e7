//! The container is killed for its use of memory.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-crash-oom",
    hop: Hop::Pod,
    title: "the container is killed for its use of memory",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::OOM), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: container {container} is killed for its use of memory (OOMKilled, {restarts} restarts)",
    fix: &[
        "Raise resources.limits.memory of container {container} in {workload}",
        "Or lower what it uses: pm.max_children of PHP-FPM times memory_limit of PHP must fit into the limit",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{..lastState.terminated}'",
        "kubectl -n {namespace} get {workload} -o jsonpath='{..resources}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("crash_oom.md"),
};
