//! A rule of the web ACL blocks this very request.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-rule-blocks",
    hop: Hop::Edge,
    title: "a rule of the web ACL blocks this very request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::waf::OWN_SAMPLE)],
    symptoms: &[],
    explains: &[
        "edge-waf-blocked",
        "edge-waf-one-suspect",
        "edge-waf-default-blocks",
        "edge-waf-challenge",
        "edge-function-answered",
        "edge-waf-like-blocked",
        "edge-waf-rate-limited",
    ],
    summary: "rule {waf_rule} of web ACL {web_acl} blocked this very request",
    fix: &["Set {waf_rule} to Count, or scope it down so that it lets this request pass; do not detach the ACL"],
    check: &[
        "aws wafv2 get-sampled-requests --scope CLOUDFRONT --region us-east-1 --web-acl-arn {web_acl_arn} --rule-metric-name {waf_metric} --max-items 100 --time-window \"StartTime=$(date -u -d '-1 hour' +%FT%TZ),EndTime=$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("waf_rule_blocks.md"),
};
