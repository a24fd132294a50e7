//! The Service of the controller leads to a port where nothing listens.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-target-port-wrong",
    hop: Hop::Ingress,
    title: "the Service of the controller leads to a port where nothing listens",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::entry::TARGET_PORT_WRONG), yes(&ingress::entry::NOBODY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "port {service_port} of Service {controller_service} in {controller_namespace} leads to {target_port}, which the controller does not declare (it has: {declared})",
    fix: &[
        "Set targetPort of port {service_port} of Service {controller_service} to a port of the controller: {declared}",
    ],
    check: &[
        "kubectl -n {controller_namespace} get service {controller_service} -o yaml",
        "kubectl -n {controller_namespace} get endpoints {controller_service}",
    ],
    page: include_str!("controller_target_port_wrong.md"),
};
