//! The queue before php-fpm is full.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-queue-full",
    hop: Hop::Pod,
    title: "the queue before php-fpm is full",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::QUEUE_FULL)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "The queue before php-fpm behind {host} is full: {error_text}",
    fix: &["All workers are busy: see what they do in the slow log, then raise pm.max_children as memory allows"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_queue_full.md"),
};
