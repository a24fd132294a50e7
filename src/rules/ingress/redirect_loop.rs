//! The ingress redirects to https without end.

use hopwise_probes::Hop;

use crate::facts::{Author, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-redirect-loop",
    hop: Hop::Ingress,
    title: "the ingress redirects to https without end",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::REDIRECT_LOOP)],
    symptoms: &[SymptomPattern::status(&[(300, 399)]).by(&[Author::Nginx])],
    explains: &["edge-redirect-loop", "laravel-redirect-loop"],
    summary: "nginx at the ingress answers {status} to {location} for {host} again and again: it takes the visitors' https for http",
    fix: &[
        "If TLS ends before the ingress: pass the scheme on, set use-forwarded-headers to \"true\" in the ConfigMap, and keep the balancer's X-Forwarded-Proto",
        "If the edge asks over http: set OriginProtocolPolicy of the distribution to https-only",
        "As a last resort switch nginx.ingress.kubernetes.io/ssl-redirect off for {host}",
    ],
    check: &[
        "curl -sIL --max-redirs 4 '{url}' | grep -iE '^(HTTP|location|x-cache)'",
        "kubectl -n ingress-nginx get configmap -o yaml | grep -iE 'forwarded|ssl-redirect'",
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("redirect_loop.md"),
};
