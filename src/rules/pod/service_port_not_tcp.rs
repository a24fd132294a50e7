//! The port of the service is not of TCP.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-port-not-tcp",
    hop: Hop::Pod,
    title: "the port of the service is not of TCP",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::PORT_NOT_TCP)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "port {port} of Service {service} in {namespace} is of {protocol}, and requests come by TCP",
    fix: &["Set protocol: TCP at port {port} of Service {service}"],
    check: &["kubectl -n {namespace} get service {service} -o yaml"],
    page: include_str!("service_port_not_tcp.md"),
};
