//! This page does not come, others do.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "app-page-does-not-answer",
    hop: Hop::App,
    title: "this page does not come, others do",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::further::PHP_ANSWERS)],
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
    ],
    summary: "{other_url} answers {other_status} at once, while this page gives nothing within {seconds} s: it waits for something of its own",
    fix: &[
        "Find what this page waits for: its queries, a lock, a service that it calls; the slow log of php-fpm names the line",
        "Give every call to a database or service a timeout below that of the ingress",
    ],
    check: &[
        "curl -sS -o /dev/null -m 30 -w '%{http_code} %{time_starttransfer}\\n' --connect-to '::{address}' '{other_url}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'executing too slow|ERROR'",
    ],
    page: include_str!("page_does_not_answer.md"),
};
