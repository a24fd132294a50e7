//! The edge hides an error behind a success.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-error-status-masked",
    hop: Hop::Edge,
    title: "the edge hides an error behind a success",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::cache::STATUS_MASKED)],
    symptoms: &[SymptomPattern::phase(Phase::Content)],
    explains: &[],
    summary: "the edge answers {status} for {path} with an error page: X-Cache says error",
    fix: &[
        "Look at the real status straight at the origin, and mend that",
        "Let the custom error response keep the error code (ResponseCode equal to ErrorCode), so that clients and monitors see it",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, CustomErrorResponses.Items]\"",
        "curl -sI '{url}' | grep -iE '^(HTTP|x-cache)'",
    ],
    page: include_str!("error_status_masked.md"),
};
