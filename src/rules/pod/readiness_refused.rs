//! Nobody listens at the port of the readiness probe.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-refused",
    hop: Hop::Pod,
    title: "nobody listens at the port of the readiness probe",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::READINESS_REFUSED), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: nobody listens for {probe} ({message})",
    fix: &[
        "Compare the port of readinessProbe with the port that the server in container {container} listens on",
        "Read the log of the container: the server may not have started",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_refused.md"),
};
