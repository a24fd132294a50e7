//! No pod declares the named target port.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-target-port-name-missing",
    hop: Hop::Pod,
    title: "no pod declares the named target port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::TARGET_NAME_MISSING)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "Service {service} in {namespace} leads to a port named {target_port}, which its pods do not declare (they declare: {declared})",
    fix: &["Name the port in containers[].ports of the workload, or give targetPort a number"],
    check: &["kubectl -n {namespace} get service {service} -o yaml"],
    page: include_str!("service_target_port_name_missing.md"),
};
