//! The service of the Ingress does not exist.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-missing",
    hop: Hop::Pod,
    title: "the service of the Ingress does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::MISSING)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "Ingress {ingress} in {namespace} leads to Service {service}, which does not exist there (there are: {others})",
    fix: &[
        "Create Service {service} in {namespace}, or correct the backend of Ingress {ingress}",
        "A Service of another namespace cannot be named: move the Ingress to it",
    ],
    check: &["kubectl -n {namespace} get services", "kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("service_missing.md"),
};
