//! The bucket's policy lets another distribution in.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-policy-names-other-distribution",
    hop: Hop::Storage,
    title: "the bucket's policy lets another distribution in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::policy::OTHER_DISTRIBUTION)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "The policy of bucket {bucket} lets CloudFront in for {allowed} alone, not for distribution {distribution}",
    fix: &[
        "Put {distribution_arn} into the condition AWS:SourceArn, beside the others",
        "If the distribution was made anew: replace the old ARN",
    ],
    check: &[
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
        "aws cloudfront get-distribution --id {distribution} --query Distribution.ARN",
    ],
    page: include_str!("s3_policy_names_other_distribution.md"),
};
