//! Pods get requests before they are ready.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-publishes-unready",
    hop: Hop::Pod,
    title: "pods get requests before they are ready",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::service::PUBLISHES_UNREADY), yes(&pod::endpoint::UPSTREAM_BAD)],
    symptoms: symptoms::NO_ANSWER,
    explains: &["ingress-upstream-refused", "pod-refuses-connection"],
    summary: "Service {service} in {namespace} sends requests to pods that are not ready (publishNotReadyAddresses), such as {pod}",
    fix: &[
        "Take publishNotReadyAddresses out of Service {service}; it is for the peers of a cluster, not for visitors",
    ],
    check: &["kubectl -n {namespace} get service {service} -o yaml"],
    page: include_str!("service_publishes_unready.md"),
};
