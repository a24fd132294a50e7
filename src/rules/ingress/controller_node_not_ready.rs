//! The nodes of the ingress controller are lost.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-node-not-ready",
    hop: Hop::Ingress,
    title: "the nodes of the ingress controller are lost",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::NODE_LOST), yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "no pod of the ingress controller is ready: {controller} is on node {node}, which is not ready ({message})",
    fix: &["Look at the instance of {node}, and replace it", "Run the controller on several nodes and zones"],
    check: &["kubectl get nodes -o wide", "kubectl -n {controller_namespace} describe pod {controller}"],
    page: include_str!("controller_node_not_ready.md"),
};
