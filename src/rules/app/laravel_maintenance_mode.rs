//! Maintenance mode.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-maintenance-mode",
    hop: Hop::App,
    title: "Laravel is in maintenance mode",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::MAINTENANCE)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(&[Author::Laravel]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "{host} is in maintenance mode: `php artisan down` is in force",
    fix: &[
        "php artisan up, in each pod where the flag is a file (storage/framework/down), once where it is in the cache",
        "If a deploy left it on: look at why the deploy stopped first",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls -l storage/framework/down",
    ],
    page: include_str!("laravel_maintenance_mode.md"),
};
