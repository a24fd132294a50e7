//! A redirect from https to http.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-trusted-proxies-missing",
    hop: Hop::App,
    title: "the application does not know that it is behind TLS",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::redirect::TO_PLAIN)],
    symptoms: &[],
    explains: &[],
    summary: "The application behind {host} redirects an https request to {location}",
    fix: &[
        "Trust the ingress and the edge as proxies: $middleware->trustProxies(at: '*') in bootstrap/app.php, or TrustProxies with $proxies = '*'",
        "Check that X-Forwarded-Proto: https arrives (use-forwarded-headers of the ingress behind a balancer that ends TLS)",
    ],
    check: &["curl -sS -I '{url}' | grep -i '^location'", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_trusted_proxies_missing.md"),
};
