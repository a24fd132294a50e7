//! The Service of the controller leads to the wrong port.

use hopwise_probes::Hop;

use crate::facts::{Phase, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-ports-crossed",
    hop: Hop::Ingress,
    title: "the Service of the controller leads to the wrong port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::entry::PORTS_CROSSED), yes(&ingress::page::MIXED_UP)],
    symptoms: &[
        SymptomPattern::status(&[(400, 400)]).by(super::NGINX),
        SymptomPattern::phase(Phase::Tls),
        SymptomPattern::ORIGIN,
    ],
    explains: &[
        "ingress-plain-http-on-tls",
        "balancer-plain-port-behind-tls",
        "edge-origin-connect-failed",
        "edge-not-tls",
    ],
    summary: "port {service_port} of Service {controller_service} in {controller_namespace} leads to {target_port} of the controller: plain and TLS are mixed up",
    fix: &[
        "Set targetPort: http for port 80 and https for port 443 of Service {controller_service}",
        "Where the balancer ends TLS: lead its 443 to the port http",
    ],
    check: &["kubectl -n {controller_namespace} get service {controller_service} -o yaml"],
    page: include_str!("controller_ports_crossed.md"),
};
