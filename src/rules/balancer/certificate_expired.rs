//! The balancer's certificate has expired.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-certificate-expired",
    hop: Hop::Balancer,
    title: "the balancer's certificate has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::certificate::EXPIRED), yes(&behind::SUSPECTED), no(&client::clock::WRONG)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-expired",
    ],
    summary: "the balancer at {address} shows a certificate of {issuer} for {host} that expired on {not_after}; the edge refuses it",
    fix: &[
        "Renew or import the certificate in ACM in the balancer's own region, and attach it to the listener",
        "If ACM should have renewed it: restore the validation CNAME of each name",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws acm list-certificates --certificate-statuses EXPIRED ISSUED --query 'CertificateSummaryList[].[DomainName,NotAfter,Status]' --output table",
    ],
    page: include_str!("certificate_expired.md"),
};
