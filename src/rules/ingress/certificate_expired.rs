//! The ingress's certificate has expired.

use hopwise_probes::Hop;

use crate::facts::{Phase, behind, client, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-certificate-expired",
    hop: Hop::Ingress,
    title: "the ingress's certificate has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::certificate::EXPIRED), yes(&behind::SUSPECTED), no(&client::clock::WRONG)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-expired",
    ],
    summary: "{address} shows a certificate of {issuer} for {host} that expired on {not_after}; the edge refuses it",
    fix: &[
        "With cert-manager: find out why the renewal fails (describe certificate, order and challenge), then it renews by itself",
        "Without: put the renewed certificate into the TLS secret of the Ingress of {host}",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "kubectl get certificate -A",
        "kubectl get ingress -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {.spec.tls}{\"\\n\"}{end}' | grep -F '{host}'",
    ],
    page: include_str!("certificate_expired.md"),
};
