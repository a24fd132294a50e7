//! The Ingress lists the host, but not the path.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-path-unknown",
    hop: Hop::Ingress,
    title: "the Ingress lists the host, but not the path",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::PATH_UNKNOWN)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "the default backend of the ingress answers 404 for {path} of {host}: the Ingress lists the host, but no path that takes it",
    fix: &[
        "Add the path, or `/` with pathType Prefix, to the rule of {host}",
        "Compare pathType: Exact takes nothing below it; a regular expression needs use-regex",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "kubectl get ingress -A -o jsonpath='{range .items[*].spec.rules[*]}{.host}{range .http.paths[*]} {.pathType}:{.path}{end}{\"\\n\"}{end}' | grep -F '{host}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 --prefix | grep '{request_id}'",
    ],
    page: include_str!("path_unknown.md"),
};
