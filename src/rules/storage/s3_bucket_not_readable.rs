//! CloudFront asks the bucket without a signature, and it is not public.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-bucket-not-readable",
    hop: Hop::Storage,
    title: "CloudFront asks the bucket without a signature, and it is not public",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::policy::NOT_READABLE)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "CloudFront asks bucket {bucket} without an identity, and nothing lets everybody read it",
    fix: &[
        "Give origin {origin_domain} an origin access control, and let it in by the bucket's policy",
        "aws cloudfront list-origin-access-controls shows those that are there",
    ],
    check: &[
        "aws cloudfront get-distribution-config --id {distribution} --query 'DistributionConfig.Origins.Items[].[DomainName,OriginAccessControlId,S3OriginConfig.OriginAccessIdentity]'",
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
        "aws s3api get-public-access-block --bucket {bucket}",
    ],
    page: include_str!("s3_bucket_not_readable.md"),
};
