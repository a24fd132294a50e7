//! A web ACL at the edge asks for a captcha or a script.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-waf-challenge",
    hop: Hop::Edge,
    title: "a web ACL at the edge asks for a captcha or a script",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::WAF_CHALLENGE)],
    symptoms: &[
        SymptomPattern::status(&[(400, 499)]).by(&[Author::Waf]),
        SymptomPattern::phase(Phase::Content).by(&[Author::Waf]),
    ],
    explains: &[],
    summary: "the web ACL answers {status} with a captcha or challenge in place of {path}",
    fix: &[
        "Exempt the clients that cannot run scripts: scope the rule down by path (API, health, feeds) or by a header or address of theirs",
        "If only monitoring is hit: allow its addresses before that rule",
    ],
    check: &[
        "curl -s -o /dev/null -D - --connect-to '::{address}' '{url}' | grep -i x-amzn-waf-action",
        "aws wafv2 list-web-acls --scope CLOUDFRONT --region us-east-1",
    ],
    page: include_str!("waf_challenge.md"),
};
