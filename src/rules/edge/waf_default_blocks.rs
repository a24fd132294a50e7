//! The web ACL blocks what no rule allows.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-default-blocks",
    hop: Hop::Edge,
    title: "the web ACL blocks what no rule allows",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::waf::DEFAULT_BLOCK), yes(&edge::waf::SHOWN)],
    symptoms: &[],
    explains: &["edge-waf-blocked"],
    summary: "web ACL {web_acl} blocks by default, and no rule allows the request",
    fix: &["Add a rule that allows {host}, or set the default action to allow"],
    check: &["aws wafv2 get-web-acl --scope CLOUDFRONT --region us-east-1 --name {web_acl} --id {web_acl_id}"],
    page: include_str!("waf_default_blocks.md"),
};
