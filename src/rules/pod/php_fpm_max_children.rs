//! Every worker of php-fpm is busy.

use hopwise_probes::Hop;

use crate::facts::{Phase, pod};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-max-children",
    hop: Hop::Pod,
    title: "every worker of php-fpm is busy",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::log::MAX_CHILDREN)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::status(&[(502, 504)]), MASKED_CONTENT],
    explains: &[
        "edge-response-timeout",
        "balancer-answers-slowly",
        "php-does-not-answer",
        "php-fpm-timeout",
        "ingress-upstream-timeout",
        "edge-origin-timeout",
        "pod-readiness-server-error",
    ],
    summary: "Every worker of php-fpm behind {host} is busy: {error_text}",
    fix: &[
        "Find what the workers wait for: request_slowlog_timeout writes it down",
        "Raise pm.max_children as far as the memory of the pod allows, or add pods",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("php_fpm_max_children.md"),
};
