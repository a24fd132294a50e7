//! The application redirects to a port of its host that is closed to visitors.

use hopwise_probes::Hop;

use crate::facts::{Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-redirects-to-closed-port",
    hop: Hop::App,
    title: "the application redirects to a port that is closed to visitors",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::redirect::TO_CLOSED_PORT)],
    symptoms: &[SymptomPattern::phase(Phase::Request)],
    explains: &[],
    summary: "the application behind {host} redirects {page_url} to {location}, and nobody takes connections at port {odd_port} ({why_lost})",
    fix: &[
        "If {odd_port} is a port of the ingress or of the pods: do not trust X-Forwarded-Port in TrustProxies, or let the ingress send the port that visitors use",
        "If APP_URL names port {odd_port}: take it out, then php artisan config:clear",
    ],
    check: &[
        "curl -sS -I '{page_url}' | grep -i '^location'",
        "kubectl get services -A -o wide | grep -F '{odd_port}'",
    ],
    page: include_str!("laravel_redirects_to_closed_port.md"),
};
