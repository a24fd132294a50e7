//! The TLS Secret lacks its certificate or key.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-incomplete",
    hop: Hop::Ingress,
    title: "the TLS Secret lacks its certificate or key",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::INCOMPLETE), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "Secret {secret} in {namespace} ({secret_type}) has no {key}; its keys are {keys}",
    fix: &[
        "Make Secret {secret} anew with type kubernetes.io/tls: kubectl -n {namespace} create secret tls {secret} --cert=FILE --key=FILE",
    ],
    check: &["kubectl -n {namespace} get secret {secret} -o jsonpath='{.type} {.data}' | tr ',' '\\n' | cut -c1-40"],
    page: include_str!("tls_secret_incomplete.md"),
};
