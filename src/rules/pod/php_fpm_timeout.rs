//! php-fpm is too slow for Apache.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-timeout",
    hop: Hop::Pod,
    title: "php-fpm does not answer Apache in time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::fpm::TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(504, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "Apache behind {host} answers 504 with its own page: php-fpm did not answer within Apache's timeout",
    fix: &[
        "Look which function is slow: set request_slowlog_timeout and slowlog in the pool and read the top frame",
        "If all workers are busy: raise pm.max_children as far as memory allows, or make the slow call faster",
        "Keep ProxyTimeout in Apache below the read timeout of the ingress (60 s) and above the slowest page",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH01075|max_children|too slow'",
    ],
    page: include_str!("php_fpm_timeout.md"),
};
