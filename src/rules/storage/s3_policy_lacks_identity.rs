//! The bucket's policy does not name the origin access identity.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-policy-lacks-identity",
    hop: Hop::Storage,
    title: "the bucket's policy does not name the origin access identity",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::policy::LACKS_IDENTITY)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "The policy of bucket {bucket} does not let origin access identity {identity} read",
    fix: &[
        "Add it: Allow, Principal AWS arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {identity}, Action s3:GetObject, Resource arn:aws:s3:::{bucket}/*",
        "Better: move to an origin access control, which also reads objects encrypted with KMS",
    ],
    check: &[
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
        "aws cloudfront get-cloud-front-origin-access-identity --id {identity}",
    ],
    page: include_str!("s3_policy_lacks_identity.md"),
};
