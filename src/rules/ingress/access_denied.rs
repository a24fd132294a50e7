//! The ingress refuses the visitor.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-access-denied",
    hop: Hop::Ingress,
    title: "the ingress refuses the visitor",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::FORBIDDEN)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(super::NGINX)],
    explains: &[],
    summary: "nginx at the ingress answers 403 for {host}: a list of addresses, or an authentication service, refuses the request",
    fix: &[
        "Compare whitelist-source-range (allowlist-source-range) and denylist-source-range of the Ingress with the addresses that the controller sees",
        "If it sees the balancer's or the edge's addresses: pass the visitor's on (PROXY protocol, or use-forwarded-headers with proxy-real-ip-cidr)",
        "With auth-url: look at what the authentication service says",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 --prefix | grep '{request_id}'",
        "kubectl get ingress -A -o yaml | grep -iE 'source-range|auth-url|block-'",
    ],
    page: include_str!("access_denied.md"),
};
