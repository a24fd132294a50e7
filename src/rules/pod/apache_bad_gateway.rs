//! Apache is a gateway without an answer.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-bad-gateway",
    hop: Hop::Pod,
    title: "what Apache asks answers nonsense",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::apache::BAD_GATEWAY)],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "Apache behind {host} answers 502 with its own page: what it asks hung up or answered nonsense",
    fix: &[
        "Read Apache's error log for the reason: it names the address that it asked",
        "If a worker died: look for `exited on signal` in php-fpm's log (11 is a crash, 9 the memory limit)",
        "If Apache passes on to another service: check that service and its protocol",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH0[0-9]{4}|exited on signal'",
    ],
    page: include_str!("apache_bad_gateway.md"),
};
