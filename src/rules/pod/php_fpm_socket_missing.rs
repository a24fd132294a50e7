//! The socket of php-fpm is not there.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-socket-missing",
    hop: Hop::Pod,
    title: "the socket of php-fpm is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::SOCKET_MISSING)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "Apache behind {host} finds no socket of php-fpm: {error_text}",
    fix: &[
        "php-fpm is not running: start it, or let the container end with it",
        "Compare the path in SetHandler with `listen`: it holds the PHP version",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_socket_missing.md"),
};
