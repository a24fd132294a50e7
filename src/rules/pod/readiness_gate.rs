//! A readiness gate of the pods is shut.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-readiness-gate",
    hop: Hop::Pod,
    title: "a readiness gate of the pods is shut",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::GATE), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is ready: its containers are, and {message}",
    fix: &[
        "Look at the controller that opens the gate {gate}: the AWS Load Balancer Controller waits for a healthy target",
    ],
    check: &[
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{.status.conditions}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("readiness_gate.md"),
};
