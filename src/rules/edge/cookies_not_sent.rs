//! The behaviour keeps cookies from the application.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-cookies-not-sent",
    hop: Hop::Edge,
    title: "the behaviour keeps cookies from the application",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::forwarding::COOKIES_NOT_SENT), yes(&edge::forwarding::SESSION_LOST)],
    symptoms: &[],
    explains: &["laravel-csrf-expired", "laravel-redirect-loop", "edge-redirect-loop"],
    summary: "behaviour {pattern} of {distribution} sends no cookies: every request is a new session",
    fix: &[
        "Send all cookies: origin request policy AllViewer, or Cookies all in the legacy settings; cache nothing that depends on them",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("cookies_not_sent.md"),
};
