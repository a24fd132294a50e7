//! The ingress refuses the headers of the request.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-header-too-large",
    hop: Hop::Ingress,
    title: "the ingress refuses the headers of the request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::HEADER_TOO_LARGE)],
    symptoms: &[SymptomPattern::status(&[(400, 400), (414, 414), (431, 431), (494, 494)]).by(super::NGINX)],
    explains: &[],
    summary: "nginx at the ingress answers {status} for {host}: the request line, or a header such as Cookie, is too large",
    fix: &[
        "Raise large-client-header-buffers (4 8k by default) in the ConfigMap of ingress-nginx",
        "Find out who sets so many or so large cookies for the domain of {host}",
    ],
    check: &[
        "kubectl -n ingress-nginx get configmap -o yaml | grep -i header-buffers",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("header_too_large.md"),
};
