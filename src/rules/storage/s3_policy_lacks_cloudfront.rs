//! The bucket's policy does not let CloudFront in.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-policy-lacks-cloudfront",
    hop: Hop::Storage,
    title: "the bucket's policy does not let CloudFront in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::policy::LACKS_CLOUDFRONT)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "The policy of bucket {bucket} does not let CloudFront read for distribution {distribution}",
    fix: &[
        "Add a statement: Allow, Principal Service cloudfront.amazonaws.com, Action s3:GetObject, Resource arn:aws:s3:::{bucket}/*, Condition StringEquals AWS:SourceArn {distribution_arn}",
        "Find who took it out: PutBucketPolicy or DeleteBucketPolicy in CloudTrail",
    ],
    check: &[
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
    ],
    page: include_str!("s3_policy_lacks_cloudfront.md"),
};
