//! Apache answers, PHP does not.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-does-not-answer",
    hop: Hop::Pod,
    title: "Apache answers, PHP does not",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::further::APACHE_ALONE)],
    symptoms: &[
        SymptomPattern::phase(Phase::Request),
        SymptomPattern::status(&[(504, 504)]).by(&[Author::Cloudfront, Author::Nginx, Author::Alb, Author::Unknown]),
    ],
    explains: &[
        "balancer-answers-slowly",
        "balancer-target-timeout",
        "edge-origin-timeout",
        "edge-response-timeout",
        "ingress-upstream-timeout",
        "pod-readiness-server-error",
    ],
    summary: "files of {host} come at once ({other_url}: {other_status}), while everything that needs PHP gives nothing within {seconds} s",
    fix: &[
        "Look at pm.max_children and at what the workers wait for: the slow log of php-fpm tells",
        "If the workers wait for one service, such as a database without timeouts, mend that first",
    ],
    check: &[
        "curl -sS -o /dev/null -m 30 -w '%{http_code} %{time_starttransfer}\\n' --connect-to '::{address}' '{other_url}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'max_children|WARNING|executing too slow'",
    ],
    page: include_str!("php_does_not_answer.md"),
};
