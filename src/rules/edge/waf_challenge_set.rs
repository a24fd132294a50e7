//! A rule of the web ACL asks for a proof.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-challenge-set",
    hop: Hop::Edge,
    title: "a rule of the web ACL asks for a proof",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::waf::CHALLENGES), yes(&edge::page::WAF_CHALLENGE)],
    symptoms: &[],
    explains: &["edge-waf-challenge"],
    summary: "rule {waf_rule} of web ACL {web_acl} answers with a {waf_action} in place of the page",
    fix: &["Scope {waf_rule} down to paths that browsers alone ask for: monitors and APIs cannot solve it"],
    check: &["aws wafv2 get-web-acl --scope CLOUDFRONT --region us-east-1 --name {web_acl} --id {web_acl_id}"],
    page: include_str!("waf_challenge_set.md"),
};
