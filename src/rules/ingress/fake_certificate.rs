//! The ingress has no certificate for the host.

use hopwise_probes::Hop;

use crate::facts::{Phase, behind, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-fake-certificate",
    hop: Hop::Ingress,
    title: "the ingress has no certificate for the host",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::certificate::FAKE), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-untrusted",
        "edge-certificate-wrong-name",
        "edge-chain-incomplete",
    ],
    summary: "{address} shows the made-up certificate of ingress-nginx for {host} ({subject}); the edge refuses it",
    fix: &[
        "Give the Ingress of {host} a tls entry with this host and a secret that exists in its namespace",
        "Read the controller's log for the secret: missing, no key in it, or names that do not cover {host}",
        "If no Ingress lists {host} at all: add it",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "kubectl get ingress -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {.spec.tls}{\"\\n\"}{end}' | grep -F '{host}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -iE 'secret|certificate' | tail",
    ],
    page: include_str!("fake_certificate.md"),
};
