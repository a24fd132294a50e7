//! The readiness probe fails.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-failing",
    hop: Hop::Pod,
    title: "the readiness probe fails",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::READINESS_OTHER), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: {probe} fails ({message})",
    fix: &[
        "Read the words of the kubelet, and ask the same in the pod",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_failing.md"),
};
