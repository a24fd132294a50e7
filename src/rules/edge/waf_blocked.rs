//! A web ACL at the edge blocks the request.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-blocked",
    hop: Hop::Edge,
    title: "a web ACL at the edge blocks the request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::WAF_BLOCKED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "the web ACL of the distribution blocks the request for {host}{path} (CloudFront: Request blocked)",
    fix: &[
        "Find the rule: look in the sampled requests of the web ACL (scope CLOUDFRONT, us-east-1) for this time and path",
        "Set that rule to Count, or scope it down so that it lets this request pass; do not detach the ACL",
    ],
    check: &[
        "aws wafv2 list-web-acls --scope CLOUDFRONT --region us-east-1",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, WebACLId]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("waf_blocked.md"),
};
