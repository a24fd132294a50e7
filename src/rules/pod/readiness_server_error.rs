//! The readiness probe is answered with an error of the server.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-server-error",
    hop: Hop::Pod,
    title: "the readiness probe is answered with an error of the server",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::READINESS_5XX), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: {probe} is answered with an error ({message})",
    fix: &[
        "Ask the same route in the pod and read its log: the application, or what it needs, fails",
        "If the application fails for its database, Redis or storage: mend that first, and probe a route that needs none of them",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_server_error.md"),
};
