//! No port on the nodes leads to the ingress controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-not-exposed",
    hop: Hop::Ingress,
    title: "no port on the nodes leads to the ingress controller",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::entry::NOT_EXPOSED), yes(&ingress::entry::NOBODY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "Service {controller_service} in {controller_namespace} is of type ClusterIP and its pods have no ports on their nodes: nothing outside the cluster leads to the controller",
    fix: &[
        "Set type: NodePort (or LoadBalancer) at Service {controller_service}, with the node ports that the balancer asks",
        "Compare the node ports with the port of the balancer's target group",
    ],
    check: &["kubectl -n {controller_namespace} get service {controller_service} -o wide"],
    page: include_str!("controller_not_exposed.md"),
};
