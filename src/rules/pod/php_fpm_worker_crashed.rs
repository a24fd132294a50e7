//! A worker of php-fpm crashes.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-worker-crashed",
    hop: Hop::Pod,
    title: "a worker of php-fpm crashes",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::CRASHED)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "A worker of php-fpm behind {host} crashed: {error_text}",
    fix: &[
        "Switch off the extension that changed last (opcache JIT, profilers, redis, imagick) and try again",
        "Take a core dump: rlimit_core and the backtrace name the extension",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_worker_crashed.md"),
};
