//! The path is a folder, and S3 serves no index in folders.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-folder-without-index",
    hop: Hop::Storage,
    title: "the path is a folder, and S3 serves no index in folders",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&storage::bucket::FOLDER_INDEX)],
    symptoms: &[SymptomPattern::status(&[(403, 404)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-object-missing", "storage-access-denied", "edge-error-status-masked"],
    summary: "{path} of {host} is asked from bucket {bucket} as a folder; S3's own endpoint serves no index page there",
    fix: &[
        "Rewrite in a CloudFront function: a path that ends in / gets index.html added",
        "For / alone: set the default root object of distribution {distribution}",
        "Or use the website endpoint of the bucket as a custom origin",
    ],
    check: &[
        "aws cloudfront get-distribution-config --id {distribution} --query DistributionConfig.DefaultRootObject",
        "aws s3api head-object --bucket {bucket} --key '{key}index.html'",
    ],
    page: include_str!("s3_folder_without_index.md"),
};
