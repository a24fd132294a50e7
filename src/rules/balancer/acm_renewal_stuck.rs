//! ACM cannot renew the listener's certificate.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-acm-renewal-stuck",
    hop: Hop::Balancer,
    title: "ACM cannot renew the listener's certificate",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::acm::RENEWAL_STUCK)],
    symptoms: &[],
    explains: &["balancer-certificate-expired"],
    summary: "ACM does not get on with renewing the listener's certificate for {certificate}: {days_left} days left ({why})",
    fix: &[
        "Create the validation record again: {validation_record}; pending names: {pending}",
        "A CAA record must allow amazon.com",
    ],
    check: &["aws acm describe-certificate --region {region} --certificate-arn {certificate_arn}"],
    page: include_str!("acm_renewal_stuck.md"),
};
