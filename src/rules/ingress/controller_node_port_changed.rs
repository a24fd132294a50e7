//! The balancer asks a node port that is not the one of the controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-node-port-changed",
    hop: Hop::Ingress,
    title: "the balancer asks a node port that is not the one of the controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::entry::NODE_PORT_CHANGED), yes(&ingress::entry::NOBODY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "target group {target_group} asks the nodes at port {asked}, and the node ports of Service {controller_service} are: {node_ports}",
    fix: &[
        "Set nodePort of Service {controller_service} back to {asked}",
        "Or make the target group anew for the port: {node_ports}",
    ],
    check: &[
        "kubectl -n {controller_namespace} get service {controller_service} -o wide",
        "aws elbv2 describe-target-groups --names {target_group} --query 'TargetGroups[].[Protocol,Port]' --output table",
    ],
    page: include_str!("controller_node_port_changed.md"),
};
