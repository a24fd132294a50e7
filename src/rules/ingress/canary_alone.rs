//! Only a canary has the host.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-canary-alone",
    hop: Hop::Ingress,
    title: "only a canary has the host",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::CANARY_ALONE), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: &["ingress-host-unknown", "ingress-path-unknown", "ingress-fake-certificate", "ingress-no-endpoints"],
    summary: "the only Ingress with {host} is {ingress} in {namespace}, a canary, which is not served by itself",
    fix: &["Add the main Ingress of {host}, or take the annotation canary off {ingress}"],
    check: &[
        "kubectl -n {namespace} describe ingress {ingress}",
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("canary_alone.md"),
};
