//! One rule of the web ACL alone can have blocked.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-one-suspect",
    hop: Hop::Edge,
    title: "one rule of the web ACL alone can have blocked",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::waf::ONE_SUSPECT), yes(&edge::page::WAF_BLOCKED)],
    symptoms: &[],
    explains: &["edge-waf-blocked"],
    summary: "of web ACL {web_acl} rule {waf_rule} ({waf_kind}) alone can block",
    fix: &["Set {waf_rule} to Count and try again; then scope it down so that it lets this request pass"],
    check: &["aws wafv2 get-web-acl --scope CLOUDFRONT --region us-east-1 --name {web_acl} --id {web_acl_id}"],
    page: include_str!("waf_one_suspect.md"),
};
