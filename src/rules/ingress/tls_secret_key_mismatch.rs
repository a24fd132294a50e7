//! Certificate and key in the TLS Secret do not belong together.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-key-mismatch",
    hop: Hop::Ingress,
    title: "certificate and key in the TLS Secret do not belong together",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::KEY_MISMATCH), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "tls.key in Secret {secret} of {namespace} does not belong to its tls.crt",
    fix: &[
        "Put certificate and key of the same order into {secret}: kubectl -n {namespace} create secret tls {secret} --cert=FILE --key=FILE --dry-run=client -o yaml | kubectl apply -f -",
    ],
    check: &[
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -pubkey | sha256sum",
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.key}' | base64 -d | openssl pkey -pubout | sha256sum",
    ],
    page: include_str!("tls_secret_key_mismatch.md"),
};
