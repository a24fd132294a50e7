//! The pods were started a moment ago.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-starting",
    hop: Hop::Pod,
    title: "the pods were started a moment ago",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::STARTING), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready yet: pod {pod} was started a moment ago",
    fix: &[
        "Wait for it: kubectl -n {namespace} rollout status {workload}",
        "To have no gap at the next deploy: two replicas or more, and the strategy RollingUpdate",
    ],
    check: &["kubectl -n {namespace} get pods -w", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("starting.md"),
};
