//! The disk of the application is full.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-disk-full",
    hop: Hop::App,
    title: "the disk of the application is full",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::DISK_FULL)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[
        "laravel-unhandled-exception",
        "pod-readiness-server-error",
        "php-fatal-shown",
        "php-fatal-blank",
        "symfony-error-page",
        "laravel-storage-not-writable",
    ],
    summary: "The application behind {host} has no room to write: {error_text}",
    fix: &[
        "Empty the volume: logs, sessions and exports grow; rotate them",
        "Raise the limit of the emptyDir or the volume",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("laravel_disk_full.md"),
};
