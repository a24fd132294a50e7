//! The liveness probe kills the container.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-liveness-kills",
    hop: Hop::Pod,
    title: "the liveness probe kills the container",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::LIVENESS), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: the kubelet kills container {container} since its liveness probe fails, {restarts} restarts ({message})",
    fix: &[
        "Let the liveness probe ask the server alone, never what stands behind it: a slow database must not kill pods",
        "Give a slow start a startupProbe, or raise initialDelaySeconds in {workload}",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("liveness_kills.md"),
};
