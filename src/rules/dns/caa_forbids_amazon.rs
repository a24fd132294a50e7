//! CAA keeps Amazon from renewing the certificate.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-caa-forbids-amazon",
    hop: Hop::Dns,
    title: "CAA keeps Amazon from renewing the certificate",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::caa::FORBIDS_AMAZON)],
    symptoms: &[],
    explains: &["edge-certificate-expired", "edge-certificate-expires-soon"],
    summary: "the certificate of {host} comes from Amazon, but CAA at {caa_name} allows {issuers} alone: ACM cannot renew it",
    fix: &[
        "Add to {caa_name} in the zone {zone}: CAA 0 issue \"amazon.com\"",
        "Then check the renewal in ACM (us-east-1), and retry it if it has failed",
    ],
    check: &[
        "dig {caa_name} CAA +short",
        "aws acm list-certificates --region us-east-1 --query \"CertificateSummaryList[?DomainName=='{host}'].[CertificateArn,Status,RenewalEligibility]\"",
    ],
    page: include_str!("caa_forbids_amazon.md"),
};
