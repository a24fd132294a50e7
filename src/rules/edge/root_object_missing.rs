//! Nothing says what / stands for in the bucket.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-root-object-missing",
    hop: Hop::Edge,
    title: "nothing says what / stands for in the bucket",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin_set::ROOT_OBJECT_MISSING)],
    symptoms: &[],
    explains: &[
        "storage-access-denied",
        "storage-object-missing",
        "s3-folder-without-index",
        "s3-bucket-not-readable",
        "s3-object-missing",
    ],
    summary: "distribution {distribution} has no default root object, and bucket {bucket} is asked for /",
    fix: &["Set DefaultRootObject to index.html in the distribution"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("root_object_missing.md"),
};
