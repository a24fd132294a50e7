//! The default certificate of the controller is for other names.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-default-certificate-wrong-name",
    hop: Hop::Ingress,
    title: "the default certificate of the controller is for other names",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::DEFAULT_WRONG_NAME), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-certificate-wrong-name", "balancer-certificate-wrong-name", "edge-certificate-wrong-name"],
    summary: "the default certificate of the controller is for {names}, and Ingress {ingress} in {namespace} has none for {host}",
    fix: &["Give {host} a tls entry in Ingress {ingress}, or a default certificate that covers it"],
    check: &["kubectl -n ingress-nginx get pods -o jsonpath='{..args}' | tr ',' '\\n' | grep default-ssl"],
    page: include_str!("tls_default_certificate_wrong_name.md"),
};
