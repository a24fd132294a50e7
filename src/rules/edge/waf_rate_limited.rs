//! A rate rule of the web ACL blocks.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-rate-limited",
    hop: Hop::Edge,
    title: "a rate rule of the web ACL blocks",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::waf::RATE_SAMPLE), yes(&edge::waf::SHOWN)],
    symptoms: &[],
    explains: &[
        "edge-waf-blocked",
        "edge-waf-one-suspect",
        "edge-waf-default-blocks",
        "edge-waf-challenge",
        "edge-function-answered",
    ],
    summary: "rate rule {waf_rule} of web ACL {web_acl} blocked a request for {host}{path} lately (limit {waf_limit})",
    fix: &[
        "Raise the limit of {waf_rule}, or leave out monitors and offices that share one address",
        "Behind a proxy count by the forwarded address, else all visitors are one",
    ],
    check: &[
        "aws wafv2 get-sampled-requests --scope CLOUDFRONT --region us-east-1 --web-acl-arn {web_acl_arn} --rule-metric-name {waf_metric} --max-items 100 --time-window \"StartTime=$(date -u -d '-1 hour' +%FT%TZ),EndTime=$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("waf_rate_limited.md"),
};
