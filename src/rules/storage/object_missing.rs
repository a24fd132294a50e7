//! The object is not in the bucket.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-object-missing",
    hop: Hop::Storage,
    title: "the object is not in the bucket",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::OBJECT_MISSING)],
    symptoms: &[
        SymptomPattern::status(&[(404, 404)]).by(&[Author::S3]),
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: symptoms::APP_ERROR,
    summary: "S3 has no object for {path} of {host}: NoSuchKey",
    fix: &[
        "Upload the file, or correct the prefix (ASSET_URL, origin path) that leads to it",
        "Check that this environment uses its own bucket",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?Aliases.Items && contains(Aliases.Items, '{host}')].[Id,Origins.Items[].DomainName]\"",
    ],
    page: include_str!("object_missing.md"),
};
