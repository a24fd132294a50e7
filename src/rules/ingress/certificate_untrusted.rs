//! The ingress's certificate is not trusted.

use hopwise_probes::Hop;

use crate::facts::{Phase, behind, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-certificate-untrusted",
    hop: Hop::Ingress,
    title: "the ingress's certificate is not trusted",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::certificate::UNTRUSTED), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-untrusted",
        "edge-chain-incomplete",
    ],
    summary: "{address} shows a certificate of {issuer} for {host} that leads to no trusted root; the edge refuses it",
    fix: &[
        "Put a certificate of a public authority into the TLS secret of the Ingress of {host}",
        "Put the whole chain into tls.crt: the certificate first, its intermediate after it",
        "Let's Encrypt's staging authority is trusted by nobody: switch the issuer to production",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} -showcerts </dev/null",
        "kubectl get certificate,clusterissuer -A",
    ],
    page: include_str!("certificate_untrusted.md"),
};
