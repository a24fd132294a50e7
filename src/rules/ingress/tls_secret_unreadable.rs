//! The certificate in the TLS Secret cannot be read.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-unreadable",
    hop: Hop::Ingress,
    title: "the certificate in the TLS Secret cannot be read",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::UNREADABLE), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "tls.crt in Secret {secret} of {namespace} is no certificate: {message}",
    fix: &["Put the certificate into {secret} as PEM: leaf first, then the intermediates"],
    check: &[
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates -ext subjectAltName",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("tls_secret_unreadable.md"),
};
