//! A blank page with status 500.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fatal-blank",
    hop: Hop::App,
    title: "PHP dies before it can write a page",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::framework::BLANK)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(&[Author::Php]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "{host} answers 500 with an empty body: PHP ended with a fatal error before any handler could write a page",
    fix: &[
        "Read the fatal error in the log of php-fpm (it stands in Apache's error log as AH01071)",
        "Failed opening required vendor/autoload.php: run composer install in the image build",
        "Permission denied below storage/: make it writable for the user of the pool",
        "Parse error or missing extension: compare the PHP version of the image with composer.json",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'PHP (Fatal|Parse)|AH01071'",
    ],
    page: include_str!("php_fatal_blank.md"),
};
