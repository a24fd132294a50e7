//! The ingress controller ends again and again.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-crash-loop",
    hop: Hop::Ingress,
    title: "the ingress controller ends again and again",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::CRASHES), yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "no pod of the ingress controller stays up: container {container} of {controller} in {controller_namespace}: {message}",
    fix: &[
        "Read the log before its last end: ports that are taken, a webhook certificate that is missing, RBAC after an upgrade",
        "After an upgrade: kubectl -n {controller_namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --previous --tail=50",
        "kubectl -n {controller_namespace} describe pod {controller}",
    ],
    page: include_str!("controller_crash_loop.md"),
};
