//! The endpoints are not those of the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "endpoints-stale",
    hop: Hop::Pod,
    title: "the endpoints are not those of the pods",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::endpoint::STALE), yes(&pod::endpoint::UPSTREAM_BAD)],
    symptoms: symptoms::NO_ANSWER,
    explains: &[
        "ingress-upstream-refused",
        "ingress-upstream-timeout",
        "pod-connect-timeout",
        "pod-unreachable",
        "pod-refuses-connection",
        "service-no-ready-endpoints",
        "ingress-no-endpoints",
    ],
    summary: "the endpoints of Service {service} in {namespace} do not fit its pods: {pod} at {address}: {message}",
    fix: &["Look at kube-controller-manager: it keeps the endpoints", "For endpoints by hand: correct the addresses"],
    check: &[
        "kubectl -n {namespace} get endpointslices -l kubernetes.io/service-name={service} -o yaml",
        "kubectl -n {namespace} get pods -o wide",
    ],
    page: include_str!("endpoints_stale.md"),
};
