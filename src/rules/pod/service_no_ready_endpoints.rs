//! The service has no ready endpoint.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-no-ready-endpoints",
    hop: Hop::Pod,
    title: "the service has no ready endpoint",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::endpoint::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["ingress-no-endpoints"],
    summary: "Service {service} in {namespace} has {all} endpoints, none of them ready",
    fix: &["Look at the pods of the Service: none, none ready, or other labels than its selector"],
    check: &[
        "kubectl -n {namespace} get endpointslices -l kubernetes.io/service-name={service}",
        "kubectl -n {namespace} describe service {service}",
    ],
    page: include_str!("service_no_ready_endpoints.md"),
};
