//! The file is encrypted with a key that CloudFront cannot use.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-object-encrypted-for-others",
    hop: Hop::Storage,
    title: "the file is encrypted with a key that CloudFront cannot use",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&storage::bucket::KMS)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "Object {key} of bucket {bucket} is encrypted with {encryption}, and CloudFront asks without an origin access control",
    fix: &[
        "Use an origin access control, and let cloudfront.amazonaws.com decrypt in the key's policy (kms:Decrypt, condition AWS:SourceArn {distribution_arn})",
        "Or encrypt with S3's own key: aws s3 cp s3://{bucket}/{key} s3://{bucket}/{key} --sse AES256",
    ],
    check: &[
        "aws s3api head-object --bucket {bucket} --key '{key}' --query '[ServerSideEncryption,SSEKMSKeyId]'",
        "aws s3api get-bucket-encryption --bucket {bucket}",
    ],
    page: include_str!("s3_object_encrypted_for_others.md"),
};
