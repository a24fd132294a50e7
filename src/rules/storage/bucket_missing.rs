//! The bucket does not exist.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-bucket-missing",
    hop: Hop::Storage,
    title: "the bucket does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::BUCKET_MISSING)],
    symptoms: &[
        SymptomPattern::status(&[(404, 404)]).by(&[Author::S3]),
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: symptoms::APP_ERROR,
    summary: "The bucket behind {host} does not exist: NoSuchBucket",
    fix: &[
        "Correct the origin of the distribution, or AWS_BUCKET of the application",
        "If it was deleted: create it again in your own account at once, before somebody else takes the name",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?Aliases.Items && contains(Aliases.Items, '{host}')].[Id,Origins.Items[].DomainName]\"",
    ],
    page: include_str!("bucket_missing.md"),
};
