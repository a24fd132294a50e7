//! The ingress has no endpoint for the host.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-no-endpoints",
    hop: Hop::Ingress,
    title: "the ingress has no endpoint for the host",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::UNAVAILABLE)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress answers 503 for {host}: its Service has no ready pod",
    fix: &[
        "Look at the pods of the Service: none there, none ready, or the selector does not match their labels",
        "Compare the name and port of the backend in the Ingress with the Service",
        "If the pods are ready: a limit of the Ingress (limit-rps, 503 by default) or a denied location says 503 too; the controller's log tells",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl get endpointslices -A | grep -v kube-system",
        "kubectl get pods -A --field-selector=status.phase!=Running",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 --prefix | grep '{request_id}'",
    ],
    page: include_str!("no_endpoints.md"),
};
