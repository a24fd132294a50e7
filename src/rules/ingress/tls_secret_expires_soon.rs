//! The certificate in the TLS Secret expires soon.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "tls-secret-expires-soon",
    hop: Hop::Ingress,
    title: "the certificate in the TLS Secret expires soon",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::secret::EXPIRES_SOON)],
    symptoms: &[],
    explains: &[],
    summary: "the certificate in Secret {secret} of {namespace} ends in {days} days ({until})",
    fix: &[
        "Renew it now",
        "With cert-manager: kubectl -n {namespace} describe certificate; it should have renewed it weeks ago",
    ],
    check: &[
        "kubectl -n {namespace} get secret {secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates -ext subjectAltName",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("tls_secret_expires_soon.md"),
};
