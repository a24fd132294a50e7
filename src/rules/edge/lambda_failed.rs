//! A Lambda@Edge function fails.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-lambda-failed",
    hop: Hop::Edge,
    title: "a Lambda@Edge function fails",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::LAMBDA_FAILED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::EdgeFunction, Author::Cloudfront])],
    explains: &[],
    summary: "a Lambda@Edge function of the distribution fails for {path} ({proof})",
    fix: &[
        "Read its log: group /aws/lambda/us-east-1.NAME in the region nearest to the visitor",
        "Execution error: mend the exception or the timeout (5 s for viewer events, 30 s for origin events); the role must trust edgelambda.amazonaws.com",
        "Validation error: the returned object is malformed, too large or sets a read-only header",
        "Limit: raise the concurrency quota of Lambda in that region",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("lambda_failed.md"),
};
