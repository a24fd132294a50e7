//! The ingress's certificate is not valid yet.

use hopwise_probes::Hop;

use crate::facts::{behind, client, ingress};
use crate::rules::{Certainty, Rule, Severity, no, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-certificate-not-yet-valid",
    hop: Hop::Ingress,
    title: "the ingress's certificate is not valid yet",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::certificate::NOT_YET_VALID), yes(&behind::SUSPECTED), no(&client::clock::WRONG)],
    symptoms: symptoms::CERTIFICATE,
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-not-yet-valid",
    ],
    summary: "{address} shows a certificate of {issuer} for {host} that is valid only from {not_before}; the edge refuses it",
    fix: &[
        "Put a certificate that is valid today into the TLS secret of the Ingress of {host}: the one of before, where it still is",
        "If a CA of your own issued it: mend the clock of that CA",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer",
        "date -u",
    ],
    page: include_str!("certificate_not_yet_valid.md"),
};
