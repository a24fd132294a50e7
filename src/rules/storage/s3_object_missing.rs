//! The file is not in the bucket.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-object-missing",
    hop: Hop::Storage,
    title: "the file is not in the bucket",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::OBJECT_MISSING)],
    symptoms: &[SymptomPattern::status(&[(403, 404)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-object-missing", "storage-access-denied", "edge-error-status-masked"],
    summary: "Bucket {bucket} has no object {key}",
    fix: &[
        "Upload it, or correct the address in the page; the case of letters counts",
        "If a release should have brought it: look whether the upload step ran (aws s3 sync)",
        "Then invalidate: aws cloudfront create-invalidation --distribution-id {distribution} --paths '{path}'",
    ],
    check: &[
        "aws s3api head-object --bucket {bucket} --key '{key}'",
        "aws s3 ls 's3://{bucket}/' --recursive | grep -F '{key}' | head",
    ],
    page: include_str!("s3_object_missing.md"),
};
