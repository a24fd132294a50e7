//! A file that the page needs is not in its bucket.

use hopwise_probes::Hop;

use crate::facts::storage;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-page-asset-missing",
    hop: Hop::Storage,
    title: "a file that the page needs is not in its bucket",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::ASSET_MISSING)],
    symptoms: &[],
    explains: &[],
    summary: "Bucket {bucket} has no object {key}, which a page of {host} asks for",
    fix: &[
        "Upload the built assets of the running release: aws s3 sync public/build s3://{bucket}/build",
        "Keep the assets of the release before until all pods are new: old pages ask for old names",
    ],
    check: &[
        "aws s3api head-object --bucket {bucket} --key '{key}'",
        "aws s3 ls 's3://{bucket}/' --recursive | tail -n 20",
    ],
    page: include_str!("s3_page_asset_missing.md"),
};
