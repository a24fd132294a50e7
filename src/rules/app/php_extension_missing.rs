//! An extension of PHP is not in the image.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-extension-missing",
    hop: Hop::App,
    title: "an extension of PHP is not in the image",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::EXTENSION)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[
        "laravel-class-not-found",
        "laravel-unhandled-exception",
        "pod-readiness-server-error",
        "php-fatal-shown",
        "php-fatal-blank",
        "symfony-error-page",
    ],
    summary: "The PHP behind {host} lacks an extension: {error_text}",
    fix: &[
        "Install the extension in the Dockerfile (docker-php-ext-install pdo_mysql, pecl install redis) for this PHP version",
        "composer check-platform-reqs in the build finds it before the release does",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_extension_missing.md"),
};
