//! The service has neither a selector nor endpoints.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-without-selector",
    hop: Hop::Pod,
    title: "the service has neither a selector nor endpoints",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::NO_SELECTOR)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "Service {service} in {namespace} has no selector, and no endpoints were made for it",
    fix: &["Give Service {service} the labels of its pods as selector", "Or make its EndpointSlice by hand"],
    check: &[
        "kubectl -n {namespace} get service {service} -o yaml",
        "kubectl -n {namespace} get endpointslices -l kubernetes.io/service-name={service}",
    ],
    page: include_str!("service_without_selector.md"),
};
