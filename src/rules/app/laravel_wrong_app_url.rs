//! A redirect to localhost, or to a name that does not exist.

use hopwise_probes::Hop;

use crate::facts::{Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-wrong-app-url",
    hop: Hop::App,
    title: "the application redirects to where no visitor can go",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::redirect::ASTRAY)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Connect)],
    explains: &[],
    summary: "{host} redirects visitors to {location}, where nobody can go: {why_lost}",
    fix: &[
        "Set APP_URL=https://{host} in the environment of the pod, then php artisan config:clear",
        "If {location} is of no setting: look in the code and the data of the application for what names it",
        "Look for the same value in SESSION_DOMAIN, SANCTUM_STATEFUL_DOMAINS and OAuth settings",
    ],
    check: &["curl -sS -I '{url}' | grep -i '^location'", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("laravel_wrong_app_url.md"),
};
