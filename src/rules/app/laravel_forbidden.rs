//! Forbidden, by the application.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-forbidden",
    hop: Hop::App,
    title: "Laravel denies access",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::FORBIDDEN)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Laravel]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Laravel behind {host} answers 403 for {path}",
    fix: &[
        "If links from mails fail: signed URLs break when scheme or host differ behind proxies; check trusted proxies and APP_URL",
        "Else a policy or gate denies it: check the user's rights",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_forbidden.md"),
};
