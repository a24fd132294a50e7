//! The selector of the service matches nothing.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-selector-matches-nothing",
    hop: Hop::Pod,
    title: "the selector of the service matches nothing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::MATCHES_NOTHING)],
    // With service-upstream the controller goes to the Service's own address, where nobody answers.
    symptoms: symptoms::NO_ANSWER,
    explains: &[
        "service-no-ready-endpoints",
        "ingress-no-endpoints",
        "ingress-upstream-refused",
        "ingress-upstream-timeout",
        "pod-connect-timeout",
        "pod-refuses-connection",
        "pod-unreachable",
    ],
    summary: "Service {service} in {namespace} selects {selector}, and no pod or workload has these labels ({deployment} has {labels})",
    fix: &["Correct spec.selector of Service {service}, or the labels in the template of the workload"],
    check: &["kubectl -n {namespace} get pods --show-labels", "kubectl -n {namespace} get service {service} -o yaml"],
    page: include_str!("service_selector_matches_nothing.md"),
};
