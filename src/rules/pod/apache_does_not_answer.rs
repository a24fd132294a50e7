//! The pod's web server does not answer.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-does-not-answer",
    hop: Hop::Pod,
    title: "the pod's web server does not answer",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::further::INGRESS_ALONE)],
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
    summary: "nothing comes from the pods of {host} within {seconds} s, not even a file, while the ingress answers for other hosts",
    fix: &[
        "Look whether all workers of Apache are busy: MaxRequestWorkers in its log",
        "Look whether the pods get no processor time: throttled, or a node that is overloaded",
    ],
    check: &[
        "curl -sS -o /dev/null -m 30 -w '%{http_code} %{time_starttransfer}\\n' --connect-to '::{address}' '{other_url}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH00(484|485)|MaxRequestWorkers'",
    ],
    page: include_str!("apache_does_not_answer.md"),
};
