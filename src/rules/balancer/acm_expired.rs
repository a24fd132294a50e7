//! The listener's certificate has expired in ACM.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-acm-expired",
    hop: Hop::Balancer,
    title: "the listener's certificate has expired in ACM",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::acm::EXPIRED)],
    symptoms: &[],
    explains: &[
        "balancer-certificate-expired",
        "edge-certificate-expired",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "the listener's certificate for {certificate} ended on {certificate_end} ({certificate_kind})",
    fix: &[
        "Imported: import a new one under the same ARN (aws acm import-certificate --certificate-arn {certificate_arn})",
        "Issued by Amazon: restore the validation record {validation_record}; pending names: {pending}",
    ],
    check: &["aws acm describe-certificate --region {region} --certificate-arn {certificate_arn}"],
    page: include_str!("acm_expired.md"),
};
