//! Two Ingresses have the same host and path.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-claimed-twice",
    hop: Hop::Ingress,
    title: "two Ingresses have the same host and path",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::CLAIMED_TWICE)],
    symptoms: &[],
    explains: &[],
    summary: "Ingress {ingress} in {namespace} and {other} have the same host and path; the older one gets the requests",
    fix: &["Remove the one that is not meant"],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("claimed_twice.md"),
};
