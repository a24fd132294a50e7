//! The service has no such port.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-port-missing",
    hop: Hop::Pod,
    title: "the service has no such port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::PORT_MISSING)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "Ingress {ingress} in {namespace} leads to port {wanted_port} of Service {service}, which has {ports}",
    fix: &["Correct the port in Ingress {ingress}, or add it to Service {service}"],
    check: &[
        "kubectl -n {namespace} get service {service} -o yaml",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("service_port_missing.md"),
};
