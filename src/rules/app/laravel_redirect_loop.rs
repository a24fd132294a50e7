//! Redirects without end.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-redirect-loop",
    hop: Hop::App,
    title: "the application redirects in a circle",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::redirect::LOOP)],
    symptoms: &[SymptomPattern::status(&[(301, 308)])],
    explains: &["edge-redirect-loop"],
    summary: "The application behind {host} redirects to {location} without end",
    fix: &[
        "Trust the ingress and the edge as proxies, so that a request that came over https is taken as such",
        "Take the rule that forces https or www out of .htaccess or the middleware, and leave it to the edge",
        "If the ingress does not pass X-Forwarded-Proto on: set use-forwarded-headers in its ConfigMap",
    ],
    check: &[
        "curl -sS -I -L --max-redirs 5 '{url}' 2>&1 | grep -i -E '^(HTTP|location)'",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
    ],
    page: include_str!("laravel_redirect_loop.md"),
};
