//! The distribution's certificate has expired in ACM.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-acm-expired",
    hop: Hop::Edge,
    title: "the distribution's certificate has expired in ACM",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::viewer::EXPIRED), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["edge-certificate-expired", "edge-certificate-expires-soon"],
    summary: "the certificate {certificate} of distribution {distribution} ended on {certificate_end} ({certificate_kind})",
    fix: &[
        "Imported: import a new one under the same ARN (aws acm import-certificate --region us-east-1 --certificate-arn {certificate_arn})",
        "Issued by Amazon: restore the validation record {validation_record}; pending names: {pending}",
    ],
    check: &["aws acm describe-certificate --region us-east-1 --certificate-arn {certificate_arn}"],
    page: include_str!("acm_expired.md"),
};
