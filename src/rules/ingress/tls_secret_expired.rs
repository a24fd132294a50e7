//! The certificate in the TLS Secret has expired.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-expired",
    hop: Hop::Ingress,
    title: "the certificate in the TLS Secret has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::EXPIRED), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &[
        "ingress-certificate-expired",
        "ingress-fake-certificate",
        "balancer-certificate-expired",
        "edge-certificate-expired",
    ],
    summary: "the certificate in Secret {secret} of {namespace} ended {days} days ago ({until})",
    fix: &[
        "Renew it, and put it into {secret}",
        "With cert-manager: kubectl -n {namespace} describe certificate; see why it was not renewed",
    ],
    check: &[
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates -ext subjectAltName",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("tls_secret_expired.md"),
};
