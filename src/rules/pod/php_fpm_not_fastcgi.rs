//! What Apache asks for PHP does not speak FastCGI.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-not-fastcgi",
    hop: Hop::Pod,
    title: "what Apache asks for PHP does not speak FastCGI",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::NOT_FASTCGI)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["php-fpm-not-listening", "pod-readiness-server-error"],
    summary: "Apache behind {host} asks something for PHP that is not php-fpm: {error_text}",
    fix: &["Point SetHandler or ProxyPassMatch at the port of php-fpm (9000), not at a web server"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_not_fastcgi.md"),
};
