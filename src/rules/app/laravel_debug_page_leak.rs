//! Debug mode is on.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-debug-page-leak",
    hop: Hop::App,
    title: "a debug page is shown to visitors",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::DEBUG_PAGE)],
    symptoms: &[],
    explains: &[],
    summary: "{host} shows a debug page with a stack trace to everybody",
    fix: &[
        "Set APP_DEBUG=false and APP_ENV=production, then php artisan config:cache",
        "Renew what the page showed: keys, passwords, tokens",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- php artisan about --only=environment",
    ],
    page: include_str!("laravel_debug_page_leak.md"),
};
