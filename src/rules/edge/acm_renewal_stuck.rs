//! ACM cannot renew the distribution's certificate.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-renewal-stuck",
    hop: Hop::Edge,
    title: "ACM cannot renew the distribution's certificate",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::viewer::RENEWAL_STUCK)],
    symptoms: &[],
    explains: &["edge-certificate-expires-soon"],
    summary: "ACM does not get on with renewing {certificate} of distribution {distribution}: {days_left} days left ({why})",
    fix: &[
        "Create the validation record again: {validation_record}; pending names: {pending}",
        "A CAA record must allow amazon.com",
    ],
    check: &["aws acm describe-certificate --region us-east-1 --certificate-arn {certificate_arn}"],
    page: include_str!("acm_renewal_stuck.md"),
};
