//! Php-fpm ended the request for its time.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-request-terminated",
    hop: Hop::Pod,
    title: "php-fpm ended the request for its time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::TERMINATED)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "php-fpm behind {host} ended the request after request_terminate_timeout: {error_text}",
    fix: &[
        "Make the page faster or a job of it; the slow log shows where it waits",
        "Keep request_terminate_timeout above max_execution_time",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_request_terminated.md"),
};
