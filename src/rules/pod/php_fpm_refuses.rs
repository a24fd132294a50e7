//! Nobody listens where Apache looks for php-fpm.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-refuses",
    hop: Hop::Pod,
    title: "nobody listens where Apache looks for php-fpm",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::REFUSES)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "Nobody listens where Apache behind {host} looks for php-fpm: {error_text}",
    fix: &[
        "php-fpm died and left its socket: start it again and find out why it died (OOM is likely)",
        "With TCP: compare the port with `listen` of the pool",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_refuses.md"),
};
