//! The default certificate of the controller has expired.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-default-certificate-expired",
    hop: Hop::Ingress,
    title: "the default certificate of the controller has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::DEFAULT_EXPIRED), yes(&ingress::secret::SUFFERS)],
    symptoms: symptoms::CERTIFICATE,
    explains: &["ingress-certificate-expired", "balancer-certificate-expired", "edge-certificate-expired"],
    summary: "the default certificate of the controller ended {days} days ago ({until}), and Ingress {ingress} in {namespace} has none for {host}",
    fix: &["Renew the default certificate, or give {host} a tls entry in Ingress {ingress}"],
    check: &["kubectl -n ingress-nginx get pods -o jsonpath='{..args}' | tr ',' '\\n' | grep default-ssl"],
    page: include_str!("tls_default_certificate_expired.md"),
};
