//! The TLS Secret of the Ingress does not exist.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-missing",
    hop: Hop::Ingress,
    title: "the TLS Secret of the Ingress does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::MISSING), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "Ingress {ingress} in {namespace} names Secret {secret} for {host}, which does not exist there",
    fix: &[
        "Create Secret {secret} in {namespace}: kubectl -n {namespace} create secret tls {secret} --cert=FILE --key=FILE",
        "With cert-manager: look at the Certificate of {secret}: kubectl -n {namespace} describe certificate",
    ],
    check: &["kubectl -n {namespace} get secret {secret}", "kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("tls_secret_missing.md"),
};
