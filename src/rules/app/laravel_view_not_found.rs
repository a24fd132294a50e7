//! A view is missing.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-view-not-found",
    hop: Hop::App,
    title: "a view is missing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::VIEW_MISSING)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The page at {host} needs a view that is not there: {error_text}",
    fix: &[
        "Bring the file below resources/views into the image; upper and lower case count on Linux",
        "php artisan view:clear, where views were compiled elsewhere",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls resources/views",
    ],
    page: include_str!("laravel_view_not_found.md"),
};
