//! Not found, by the application.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-route-missing",
    hop: Hop::App,
    title: "Laravel has no page for the path",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::framework::ROUTE_MISSING)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(&[Author::Laravel]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Laravel behind {host} answers 404 for {path}: no such route, or no such record",
    fix: &[
        "php artisan route:list --path shows whether the route exists; after a deploy run php artisan route:cache again",
        "If the route exists: the record behind it does not; check which database the pod uses",
        "Check the spelling of {path}, and prefix and domain of the route group",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- php artisan route:list",
    ],
    page: include_str!("laravel_route_missing.md"),
};
