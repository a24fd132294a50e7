//! A bucket that other paths use does not exist.

use hopwise_probes::Hop;

use crate::facts::storage;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-other-bucket-missing",
    hop: Hop::Storage,
    title: "a bucket that other paths use does not exist",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::OTHER_MISSING)],
    symptoms: &[],
    explains: &["s3-page-asset-missing"],
    summary: "Bucket {bucket}, which distribution {distribution} uses for {pattern}, does not exist",
    fix: &[
        "Make it again in your own account at once: aws s3api create-bucket --bucket {bucket}",
        "Or take the origin and its behaviour out of the distribution",
    ],
    check: &["aws s3api head-bucket --bucket {bucket}"],
    page: include_str!("s3_other_bucket_missing.md"),
};
