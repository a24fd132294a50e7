//! The distribution is over its quota.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-limit-exceeded",
    hop: Hop::Edge,
    title: "the distribution is over its quota",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::LIMIT_EXCEEDED)],
    symptoms: &[SymptomPattern::status(&[(400, 599)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "the distribution of {host} is over its quota of requests or bytes per second (LimitExceeded)",
    fix: &[
        "Find the client that floods it: sampled requests of the web ACL, or the access log; limit it with a rate-based rule",
        "Ask AWS to raise the quota of requests per second of the distribution",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region us-east-1 --namespace AWS/CloudFront --metric-name Requests --statistics Sum --period 300 --start-time $(date -u -d '-1 hour' +%FT%TZ) --end-time $(date -u +%FT%TZ) --dimensions Name=Region,Value=Global Name=DistributionId,Value=$DISTRIBUTION_ID",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("limit_exceeded.md"),
};
