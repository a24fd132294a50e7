//! The readiness probe is answered with an error.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-status",
    hop: Hop::Pod,
    title: "the readiness probe is answered with a 3xx or 4xx status",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::READINESS_STATUS), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: {probe} is answered with an error ({message})",
    fix: &[
        "Ask the same route in the pod and read its log: the application, or what it needs, fails",
        "If the route is gone since the last release: correct readinessProbe of {workload}",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_status.md"),
};
