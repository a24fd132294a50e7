//! Not enough memory for PHP.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-memory-exhausted",
    hop: Hop::App,
    title: "PHP's memory limit is exhausted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::MEMORY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The page at {host} needs more memory than PHP may take: {error_text}",
    fix: &[
        "Find what loads so much: read large result sets in chunks (chunkById, lazy, cursor)",
        "Or raise memory_limit, and with it the memory limit of the container: limit times pm.max_children must fit",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("php_memory_exhausted.md"),
};
