//! The ingress's certificate is for other names.

use hopwise_probes::Hop;

use crate::facts::{Phase, behind, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-certificate-wrong-name",
    hop: Hop::Ingress,
    title: "the ingress's certificate is for other names",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::certificate::WRONG_NAME), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-wrong-name",
    ],
    summary: "{address} shows a certificate for {names}, which covers neither {host} nor {origin_host}; the edge refuses it",
    fix: &[
        "Put a certificate that covers {host} into the TLS secret of its Ingress",
        "If {host} has no tls entry: the controller shows its default certificate; add the entry",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "kubectl get ingress -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {.spec.tls}{\"\\n\"}{end}' | grep -F '{host}'",
    ],
    page: include_str!("certificate_wrong_name.md"),
};
