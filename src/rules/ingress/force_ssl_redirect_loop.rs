//! Force-ssl-redirect sends visitors round in a circle.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, no, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-force-ssl-redirect-loop",
    hop: Hop::Ingress,
    title: "force-ssl-redirect sends visitors round in a circle",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[
        yes(&ingress::page::REDIRECT_LOOP),
        no(&ingress::setting::REDIRECTS_TO_ITSELF),
        yes(&ingress::setting::FORCE_SSL_REDIRECT),
        yes(&ingress::setting::IGNORES_FORWARDED),
        no(&ingress::setting::WANTS_PROXY_PROTOCOL),
    ],
    symptoms: symptoms::REDIRECTS,
    explains: &["ingress-redirect-loop", "edge-redirect-loop"],
    summary: "force-ssl-redirect of Ingress {ingress} in {namespace} redirects without end: the balancer ends TLS, and the controller does not read X-Forwarded-Proto",
    fix: &[
        "Set use-forwarded-headers: \"true\" in ConfigMap {config_map} of {controller_namespace}",
        "Or take force-ssl-redirect off Ingress {ingress}, and redirect at the balancer or the edge",
    ],
    check: &[
        "kubectl -n {controller_namespace} get configmap {config_map} -o yaml",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("force_ssl_redirect_loop.md"),
};
