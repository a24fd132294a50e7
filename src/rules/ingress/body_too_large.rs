//! The ingress refuses the body of the request.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-body-too-large",
    hop: Hop::Ingress,
    title: "the ingress refuses the body of the request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::BODY_TOO_LARGE)],
    symptoms: &[SymptomPattern::status(&[(413, 413)]).by(super::NGINX)],
    explains: &[],
    summary: "nginx at the ingress answers 413 for {host}: the body of the request is over proxy-body-size",
    fix: &[
        "Set nginx.ingress.kubernetes.io/proxy-body-size (1m by default) on the Ingress of {host}; post_max_size and upload_max_filesize of PHP have to fit",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -F 'server: {host}'",
    ],
    page: include_str!("body_too_large.md"),
};
