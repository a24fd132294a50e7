//! The error page of the edge is refused by its bucket.

use hopwise_probes::Hop;

use crate::facts::error_page;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-error-page-refused",
    hop: Hop::Edge,
    title: "the error page that the edge would show is refused by its bucket",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&error_page::REFUSED)],
    symptoms: &[],
    explains: &[],
    summary: "the site answers {error_status} past the edge, and visitors get {status} of S3: the bucket refuses the page that the edge has for errors",
    fix: &[
        "Mend the error itself first: the page is asked for only because of it",
        "Let the distribution read the page (bucket policy, origin access control), and see that the page is there",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, CustomErrorResponses.Items]\"",
        "curl -sS -i --max-time 20 '{url}' | head -n 20",
    ],
    page: include_str!("error_page_refused.md"),
};
