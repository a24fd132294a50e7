//! The bucket behind the edge does not exist.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-origin-bucket-missing",
    hop: Hop::Storage,
    title: "the bucket behind the edge does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::ORIGIN_MISSING)],
    symptoms: &[SymptomPattern::status(&[(403, 404)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-bucket-missing", "edge-error-status-masked"],
    summary: "Bucket {bucket}, which CloudFront asks for {path} of {host}, does not exist",
    fix: &[
        "Make it again in your own account at once, before somebody else takes the name: aws s3api create-bucket --bucket {bucket}",
        "Or point origin {origin_domain} of distribution {distribution} at the bucket that holds the files",
        "Then upload the files and invalidate what was cached: aws cloudfront create-invalidation --distribution-id {distribution} --paths '/*'",
    ],
    check: &["aws s3api head-bucket --bucket {bucket}", "curl -sS -i --max-time 20 '{url}' | head -n 40"],
    page: include_str!("s3_origin_bucket_missing.md"),
};
