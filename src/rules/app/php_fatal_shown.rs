//! PHP's own error text is shown.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fatal-shown",
    hop: Hop::App,
    title: "PHP shows a fatal error",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::framework::FATAL_SHOWN)],
    symptoms: &[
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Php]),
        SymptomPattern::phase(Phase::Content).by(&[Author::Php]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: &["pod-readiness-server-error"],
    summary: "{host} shows the text of a PHP fatal error in place of the page",
    fix: &[
        "Mend what the text names: file and line stand in it",
        "Set display_errors = Off for the web (php.ini or the pool): paths and secrets do not belong to visitors",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("php_fatal_shown.md"),
};
