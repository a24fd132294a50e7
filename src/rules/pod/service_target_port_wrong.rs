//! The target port is none that the pods declare.

use hopwise_probes::Hop;

use crate::facts::{ingress, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-target-port-wrong",
    hop: Hop::Pod,
    title: "the target port is none that the pods declare",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::service::TARGET_UNDECLARED), yes(&ingress::page::BAD_GATEWAY)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused", "pod-refuses-connection", "pod-connect-timeout"],
    summary: "Service {service} in {namespace} leads to port {target_port}, and its pods declare {declared}",
    fix: &["Set targetPort of Service {service} to the port that the pods listen on"],
    check: &[
        "kubectl -n {namespace} get service {service} -o yaml",
        "kubectl -n {namespace} get pods -l {selector} -o wide",
    ],
    page: include_str!("service_target_port_wrong.md"),
};
