//! No Ingress lists the host.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-host-unknown",
    hop: Hop::Ingress,
    title: "no Ingress lists the host",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::HOST_UNKNOWN)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(super::NGINX)],
    explains: &[
        "ingress-fake-certificate",
        "ingress-certificate-wrong-name",
        "ingress-certificate-untrusted",
        "edge-error-status-masked",
    ],
    summary: "the default backend of the ingress answers 404 for {host}: no Ingress of its class lists this host",
    fix: &[
        "Add {host} to the rules (and tls hosts) of the brand's Ingress, with the IngressClass of the controller",
        "If an Ingress lists it: compare its class with the controller's, and read its events for a refused annotation",
        "Check that DNS and distribution lead to the right cluster",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl get ingressclass",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("host_unknown.md"),
};
