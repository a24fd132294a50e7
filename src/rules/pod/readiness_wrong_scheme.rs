//! The readiness probe speaks HTTP to TLS, or the other way round.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-wrong-scheme",
    hop: Hop::Pod,
    title: "the readiness probe speaks HTTP to TLS, or the other way round",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::READINESS_SCHEME), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: its readiness probe ({probe}) speaks another protocol than the port ({message})",
    fix: &[
        "Set httpGet.scheme of readinessProbe in {workload} to what the port speaks: HTTPS for a TLS port",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_wrong_scheme.md"),
};
