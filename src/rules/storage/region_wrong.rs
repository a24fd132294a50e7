//! The bucket lies in another region.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-region-wrong",
    hop: Hop::Storage,
    title: "the bucket lies in another region",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::REGION_WRONG)],
    symptoms: &[
        SymptomPattern::status(&[(301, 301), (307, 307), (400, 400)]).by(&[Author::S3]),
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: symptoms::APP_ERROR,
    summary: "The bucket behind {host} lies in another region than it is asked in",
    fix: &[
        "Use the regional name of the bucket as origin: BUCKET.s3.REGION.amazonaws.com",
        "Set AWS_DEFAULT_REGION of the application to the region of the bucket",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?Aliases.Items && contains(Aliases.Items, '{host}')].[Id,Origins.Items[].DomainName]\"",
    ],
    page: include_str!("region_wrong.md"),
};
