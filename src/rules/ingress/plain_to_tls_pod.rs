//! The controller speaks plain HTTP to a TLS port of the pod.

use hopwise_probes::Hop;

use crate::facts::{Author, ingress, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-plain-to-tls-pod",
    hop: Hop::Ingress,
    title: "the controller speaks plain HTTP to a TLS port of the pod",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::setting::BACKEND_PLAIN), yes(&pod::apache::PLAIN_ON_TLS)],
    symptoms: &[SymptomPattern::status(&[(400, 400)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["apache-plain-http-to-tls-port"],
    summary: "Ingress {ingress} in {namespace} speaks {protocol} to Service {service}, whose pods want TLS",
    fix: &[
        "Set nginx.ingress.kubernetes.io/backend-protocol: HTTPS on Ingress {ingress}",
        "Or lead Service {service} to the plain port of the pods",
    ],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("plain_to_tls_pod.md"),
};
