//! The web ACL before the balancer can block.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-web-acl-suspects",
    hop: Hop::Balancer,
    title: "the web ACL before the balancer can block",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::settings::WEB_ACL), yes(&balancer::answer::WAF_BLOCKED)],
    symptoms: &[],
    explains: &["balancer-waf-blocked"],
    summary: "web ACL {web_acl} stands before {balancer}; what can block there: {suspects}",
    fix: &[
        "Look in the sampled requests of {web_acl} for this time and path, and set the rule that blocks to Count or scope it down",
    ],
    check: &["aws wafv2 get-web-acl-for-resource --region {region} --resource-arn {balancer_arn}"],
    page: include_str!("web_acl_suspects.md"),
};
