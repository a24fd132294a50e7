//! The listener's certificate is not issued.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-acm-not-issued",
    hop: Hop::Balancer,
    title: "the listener's certificate is not issued",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::acm::UNUSABLE)],
    symptoms: &[],
    explains: &[
        "balancer-certificate-wrong-name",
        "balancer-certificate-expired",
        "balancer-handshake-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "the listener's certificate for {certificate} is {certificate_status} ({why})",
    fix: &[
        "Create the validation record and wait for ISSUED: {validation_record}",
        "Revoked or failed: request a new certificate in {region} and attach it to the listener {listener_arn}",
    ],
    check: &["aws acm describe-certificate --region {region} --certificate-arn {certificate_arn}"],
    page: include_str!("acm_not_issued.md"),
};
