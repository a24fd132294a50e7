//! Apache may not open the socket of php-fpm.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-socket-denied",
    hop: Hop::Pod,
    title: "Apache may not open the socket of php-fpm",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::SOCKET_DENIED)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "Apache behind {host} may not open the socket of php-fpm: {error_text}",
    fix: &["Set listen.owner, listen.group and listen.mode = 0660 of the pool to the user of Apache"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_socket_denied.md"),
};
