//! A behaviour sends the path to a bucket.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-path-sent-to-bucket",
    hop: Hop::Edge,
    title: "a behaviour sends the path to a bucket",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin_set::PATH_TO_BUCKET), yes(&edge::origin::WELL)],
    symptoms: &[],
    explains: &[
        "storage-access-denied",
        "storage-object-missing",
        "storage-bucket-missing",
        "edge-root-object-missing",
        "s3-folder-without-index",
        "s3-object-missing",
    ],
    summary: "behaviour {behaviour} of {distribution} sends {path} to bucket {bucket}, which answers with an error; the balancer has the page",
    fix: &[
        "Narrow the path pattern {behaviour}, or put a behaviour for {path} before it",
        "If the object should be in the bucket: upload it",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("path_sent_to_bucket.md"),
};
