//! Blocked parts of a page.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-mixed-content",
    hop: Hop::App,
    title: "an https page loads parts over http",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::assets::MIXED)],
    symptoms: &[],
    explains: &[],
    summary: "The page at {host} asks for {asset}: browsers block scripts and styles over http on an https page",
    fix: &[
        "Trust the ingress and the edge as proxies (X-Forwarded-Proto), so that the application makes https links",
        "Set APP_URL and ASSET_URL to https://{host}, then php artisan config:clear",
    ],
    check: &[
        "curl -sS '{url}' | grep -n -i -E '(src|href)=.http://'",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
    ],
    page: include_str!("laravel_mixed_content.md"),
};
