//! The certificate in the TLS Secret is for other names.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-wrong-name",
    hop: Hop::Ingress,
    title: "the certificate in the TLS Secret is for other names",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::WRONG_NAME), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &[
        "ingress-certificate-wrong-name",
        "ingress-fake-certificate",
        "balancer-certificate-wrong-name",
        "edge-certificate-wrong-name",
        "ingress-certificate-untrusted",
    ],
    summary: "the certificate in Secret {secret} of {namespace} is for {names}, not for {host}",
    fix: &["Get a certificate that covers {host}, and put it into {secret}"],
    check: &[
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates -ext subjectAltName",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("tls_secret_wrong_name.md"),
};
