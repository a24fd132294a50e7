//! The Ingress has no certificate for the host.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-section-missing",
    hop: Hop::Ingress,
    title: "the Ingress has no certificate for the host",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::NO_ENTRY), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-fake-certificate", "ingress-certificate-untrusted", "ingress-certificate-wrong-name"],
    summary: "Ingress {ingress} in {namespace} has no tls entry for {host}, and the controller has no default certificate",
    fix: &[
        "Add {host} with a secretName to spec.tls of Ingress {ingress}",
        "Or give the controller a default: --default-ssl-certificate=NAMESPACE/NAME",
    ],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("tls_section_missing.md"),
};
