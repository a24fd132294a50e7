//! The controller redirects to https behind a balancer that ends TLS.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, no, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-ssl-redirect-loop",
    hop: Hop::Ingress,
    title: "the controller redirects to https behind a balancer that ends TLS",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[
        yes(&ingress::page::REDIRECT_LOOP),
        no(&ingress::setting::REDIRECTS_TO_ITSELF),
        yes(&ingress::setting::SSL_REDIRECT),
        yes(&ingress::setting::IGNORES_FORWARDED),
        no(&ingress::setting::WANTS_PROXY_PROTOCOL),
    ],
    symptoms: symptoms::REDIRECTS,
    explains: &["ingress-redirect-loop", "edge-redirect-loop", "ingress-force-ssl-redirect-loop"],
    summary: "Ingress {ingress} in {namespace} redirects to https without end: the balancer ends TLS, and the controller does not read X-Forwarded-Proto",
    fix: &[
        "Set use-forwarded-headers: \"true\" in ConfigMap {config_map} of {controller_namespace}",
        "Or set nginx.ingress.kubernetes.io/ssl-redirect: \"false\" on Ingress {ingress}",
    ],
    check: &[
        "kubectl -n {controller_namespace} get configmap {config_map} -o yaml",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("ssl_redirect_loop.md"),
};
