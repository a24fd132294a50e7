//! The edge asks the bucket in a wrong region.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-origin-region-differs",
    hop: Hop::Storage,
    title: "the edge asks the bucket in a wrong region",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::REGION_DIFFERS)],
    symptoms: &[SymptomPattern::status(&[(301, 307), (400, 400)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-region-wrong", "edge-error-status-masked"],
    summary: "Origin {origin_domain} names region {asked_region}, and bucket {bucket} lies in {bucket_region}",
    fix: &[
        "Set the origin to {bucket}.s3.{bucket_region}.amazonaws.com in distribution {distribution}",
        "Then invalidate: a cached redirect stays otherwise",
    ],
    check: &["aws s3api get-bucket-location --bucket {bucket}", "curl -sS -i --max-time 20 '{url}' | head -n 40"],
    page: include_str!("s3_origin_region_differs.md"),
};
