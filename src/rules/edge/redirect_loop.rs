//! Redirects at the edge do not end.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-redirect-loop",
    hop: Hop::Edge,
    title: "redirects at the edge do not end",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::redirect::LOOP_BY_EDGE)],
    symptoms: &[SymptomPattern::status(&[(300, 399)])],
    explains: &[],
    summary: "the redirects of {url} do not end (step {steps} leads to {location}), and they are made at the edge",
    fix: &[
        "Look for a redirect in a function or custom error page of the distribution that leads back to {location}",
        "If the author is the origin: it redirects the edge and not us; compare what the edge sends it (scheme, Host, cookies)",
    ],
    check: &[
        "curl -sIL --max-redirs 5 '{url}' | grep -iE '^(HTTP|location|x-cache|server)'",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
    ],
    page: include_str!("redirect_loop.md"),
};
