//! The ingress limits the visitor.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-rate-limited",
    hop: Hop::Ingress,
    title: "the ingress limits the visitor",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::TOO_MANY)],
    symptoms: &[SymptomPattern::status(&[(429, 429)]).by(super::NGINX)],
    explains: &[],
    summary: "nginx at the ingress answers 429 for {host}: a limit on requests or connections is reached",
    fix: &[
        "Raise limit-rps, limit-rpm or limit-connections of the Ingress of {host}, or exempt addresses with limit-whitelist",
        "If all visitors share the balancer's address, they share its limit: pass their addresses on (PROXY protocol, or use-forwarded-headers)",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl get ingress -A -o yaml | grep -iE 'limit-(rps|rpm|connections)'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -F 'server: {host}'",
    ],
    page: include_str!("rate_limited.md"),
};
