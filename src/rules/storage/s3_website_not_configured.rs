//! The edge asks for the bucket's website, and it is none.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-website-not-configured",
    hop: Hop::Storage,
    title: "the edge asks for the bucket's website, and it is none",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::WEBSITE_ABSENT)],
    symptoms: &[SymptomPattern::status(&[(403, 404)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-object-missing", "edge-error-status-masked"],
    summary: "Origin {origin_domain} is a website endpoint, and bucket {bucket} has no website configuration",
    fix: &[
        "Switch it on: aws s3 website s3://{bucket} --index-document index.html --error-document error.html",
        "Or take {bucket}.s3.REGION.amazonaws.com as origin with an origin access control",
    ],
    check: &["aws s3api get-bucket-website --bucket {bucket}", "curl -sI 'http://{origin_domain}/'"],
    page: include_str!("s3_website_not_configured.md"),
};
