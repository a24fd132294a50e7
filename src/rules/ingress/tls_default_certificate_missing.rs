//! The default certificate of the controller does not exist.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-default-certificate-missing",
    hop: Hop::Ingress,
    title: "the default certificate of the controller does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::DEFAULT_MISSING), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "the default certificate of the controller is Secret {secret}, which does not exist, and Ingress {ingress} in {namespace} has none for {host}",
    fix: &["Create the Secret {secret}, or give {host} a tls entry in Ingress {ingress}"],
    check: &["kubectl -n ingress-nginx get pods -o jsonpath='{..args}' | tr ',' '\\n' | grep default-ssl"],
    page: include_str!("tls_default_certificate_missing.md"),
};
