//! S3 refuses the object.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-access-denied",
    hop: Hop::Storage,
    title: "S3 refuses the object",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::ACCESS_DENIED)],
    symptoms: &[
        SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]),
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: symptoms::APP_ERROR,
    summary: "S3 refuses {path} of {host}: AccessDenied",
    fix: &[
        "Check bucket policy, Block Public Access and the origin access control of the distribution",
        "Check that the object exists: without s3:ListBucket a missing one is refused, too",
        "If the application is refused: check the role of its node or pod",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?Aliases.Items && contains(Aliases.Items, '{host}')].[Id,Origins.Items[].DomainName]\"",
    ],
    page: include_str!("access_denied.md"),
};
