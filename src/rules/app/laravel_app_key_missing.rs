//! APP_KEY.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-app-key-missing",
    hop: Hop::App,
    title: "the application has no usable encryption key",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::APP_KEY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Laravel behind {host} has no usable APP_KEY: {error_text}",
    fix: &[
        "Give the pod the APP_KEY of this environment (with its base64: prefix), then php artisan config:clear",
        "Do not make a new key where one was in use: cookies and encrypted columns would be lost",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv APP_KEY | wc -c'",
    ],
    page: include_str!("laravel_app_key_missing.md"),
};
