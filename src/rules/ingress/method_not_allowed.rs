//! The ingress refuses the method.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-method-not-allowed",
    hop: Hop::Ingress,
    title: "the ingress refuses the method",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::METHOD_NOT_ALLOWED)],
    symptoms: &[SymptomPattern::status(&[(405, 405)]).by(super::NGINX)],
    explains: &[],
    summary: "nginx at the ingress answers 405 for {host}: it serves the page by itself, or a snippet refuses the method",
    fix: &[
        "Look for a snippet, an app-root or a static default backend that takes {path} in place of the application",
        "Compare the paths of the Ingress of {host} with what should be passed on",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("method_not_allowed.md"),
};
