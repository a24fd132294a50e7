//! The balancer sends the PROXY protocol, and the controller does not expect it.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-proxy-protocol-unwanted",
    hop: Hop::Ingress,
    title: "the balancer sends the PROXY protocol, and the controller does not expect it",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[
        yes(&ingress::setting::PROXY_PROTOCOL_UNWANTED),
        yes(&balancer::dial::NOT_TLS),
        yes(&balancer::answer::PLAIN_REFUSED),
    ],
    symptoms: &[
        SymptomPattern::status(&[(400, 400)]),
        SymptomPattern::phase(Phase::Tls),
        SymptomPattern::phase(Phase::Request),
        SymptomPattern::ORIGIN,
    ],
    explains: &["balancer-proxy-protocol-unexpected"],
    summary: "Service {controller_service} in {controller_namespace} has its balancer send the PROXY protocol, and the controller does not read it",
    fix: &["Set use-proxy-protocol: \"true\" in ConfigMap {config_map} of {controller_namespace}"],
    check: &[
        "kubectl -n {controller_namespace} get service {controller_service} -o yaml",
        "kubectl -n {controller_namespace} get configmap {config_map} -o yaml",
    ],
    page: include_str!("proxy_protocol_unwanted.md"),
};
