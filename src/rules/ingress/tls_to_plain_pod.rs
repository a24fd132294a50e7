//! The controller speaks TLS to a plain port of the pod.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-tls-to-plain-pod",
    hop: Hop::Ingress,
    title: "the controller speaks TLS to a plain port of the pod",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::WRONG_VERSION)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "Ingress {ingress} in {namespace} speaks TLS to {upstream} ({upstream_pod}), which does not",
    fix: &[
        "Remove backend-protocol: HTTPS from Ingress {ingress}",
        "Or lead Service {service} to the TLS port of the pods",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("tls_to_plain_pod.md"),
};
