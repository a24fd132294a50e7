//! The ingress controller finds no node.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-unschedulable",
    hop: Hop::Ingress,
    title: "the ingress controller finds no node",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::PENDING), yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "no pod of the ingress controller runs: the scheduler finds no node for {controller} ({message})",
    fix: &["Make room, or correct nodeSelector, tolerations and host ports of {workload} in {controller_namespace}"],
    check: &["kubectl get nodes", "kubectl -n {controller_namespace} describe pod {controller}"],
    page: include_str!("controller_unschedulable.md"),
};
