//! A statement of the bucket's policy refuses reads.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-policy-denies",
    hop: Hop::Storage,
    title: "a statement of the bucket's policy refuses reads",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&storage::policy::DENIES)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "The policy of bucket {bucket} denies {denied_action} to everybody ({condition})",
    fix: &[
        "Take the Deny statement out, or let CloudFront out of it (Condition StringNotEquals AWS:SourceArn {distribution_arn})",
        "A Deny wins over every Allow",
    ],
    check: &["aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text"],
    page: include_str!("s3_policy_denies.md"),
};
