//! Every worker of Apache is busy.

use hopwise_probes::Hop;

use crate::facts::{Phase, pod};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-workers-exhausted",
    hop: Hop::Pod,
    title: "every worker of Apache is busy",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::log::WORKERS)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::status(&[(502, 504)]), MASKED_CONTENT],
    explains: &[
        "apache-does-not-answer",
        "balancer-answers-slowly",
        "edge-origin-timeout",
        "edge-response-timeout",
        "ingress-upstream-timeout",
        "pod-readiness-server-error",
    ],
    summary: "Every worker of Apache behind {host} is busy: {error_text}",
    fix: &["Find what they wait for: php-fpm most likely", "Raise MaxRequestWorkers; keep it above pm.max_children"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("apache_workers_exhausted.md"),
};
