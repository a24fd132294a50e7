//! The bucket is meant to be public and Block Public Access keeps it shut.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-public-access-blocked",
    hop: Hop::Storage,
    title: "the bucket is meant to be public and Block Public Access keeps it shut",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::policy::PUBLIC_BLOCKED)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "Bucket {bucket} has a public policy, and Block Public Access takes it out of force",
    fix: &[
        "Best: leave the block on and let CloudFront in by an origin access control",
        "If it must be public: aws s3api put-public-access-block --bucket {bucket} --public-access-block-configuration RestrictPublicBuckets=false,BlockPublicPolicy=false,BlockPublicAcls=true,IgnorePublicAcls=true",
    ],
    check: &[
        "aws s3api get-public-access-block --bucket {bucket}",
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
    ],
    page: include_str!("s3_public_access_blocked.md"),
};
