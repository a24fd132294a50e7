//! The pod refuses the ingress.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-refused",
    hop: Hop::Ingress,
    title: "the pod refuses the ingress",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::BAD_GATEWAY)],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress answers 502 for {host}: the pod refuses its connection, cuts it, or speaks another protocol",
    fix: &[
        "Check that Apache runs in the pods and listens on the targetPort of the Service",
        "Compare nginx.ingress.kubernetes.io/backend-protocol with what the port speaks (HTTPS for a TLS port)",
        "`upstream sent too big header`: raise proxy-buffer-size, or shrink the cookies; `prematurely closed`: look at Apache and PHP-FPM",
    ],
    check: &[
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -F 'server: {host}'",
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl get pods -A -o wide | grep -v kube-system",
    ],
    page: include_str!("upstream_refused.md"),
};
