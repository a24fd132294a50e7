//! The readiness probe is not answered in time.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-timeout",
    hop: Hop::Pod,
    title: "the readiness probe is not answered in time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::READINESS_TIMEOUT), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: {probe} is not answered in time ({message})",
    fix: &[
        "Look what the route of the probe waits for: the database, Redis, a free PHP-FPM worker (pm.max_children)",
        "timeoutSeconds is 1 by default: raise it in {workload} if the route is only slow",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Unhealthy",
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_timeout.md"),
};
