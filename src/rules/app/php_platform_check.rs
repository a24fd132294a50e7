//! The packages need another PHP.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-platform-check",
    hop: Hop::App,
    title: "the packages need another PHP",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::PLATFORM)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application, Author::Unknown]), MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The packages of the application behind {host} need another PHP: {error_text}",
    fix: &[
        "Build with the PHP version that runs: set config.platform.php in composer.json",
        "Or bring the newer PHP into the image",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_platform_check.md"),
};
