//! The ingress wants a certificate of the client.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-client-certificate-required",
    hop: Hop::Ingress,
    title: "the ingress wants a certificate of the client",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::CLIENT_CERTIFICATE)],
    symptoms: &[SymptomPattern::status(&[(400, 400), (403, 403), (495, 495), (496, 496)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress refuses {host} because the client shows no certificate that it takes; CloudFront shows none",
    fix: &[
        "Take auth-tls-secret off the Ingress of {host}, or set auth-tls-verify-client to optional",
        "If the edge is to be told from others: use a secret header or the prefix list of CloudFront instead",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "kubectl get ingress -A -o yaml | grep -i auth-tls",
    ],
    page: include_str!("client_certificate_required.md"),
};
