//! The balancer's certificate is for other names.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-certificate-wrong-name",
    hop: Hop::Balancer,
    title: "the balancer's certificate is for other names",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::certificate::WRONG_NAME), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-certificate-wrong-name",
    ],
    summary: "the balancer at {address} shows a certificate for {names}, which covers neither {host} nor {origin_host}; the edge refuses it",
    fix: &[
        "Add a certificate for {host} to the listener: it is chosen by SNI, and without a match the default one is shown",
        "Or set the origin of the distribution to a name that the certificate covers",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "aws acm list-certificates --query \"CertificateSummaryList[].[DomainName,Status]\" --output table",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
    ],
    page: include_str!("certificate_wrong_name.md"),
};
