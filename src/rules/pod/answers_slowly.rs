//! The pod does not answer in time.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-answers-slowly",
    hop: Hop::Pod,
    title: "the pod does not answer in time",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::READ_TIMEOUT), yes(&ingress::setting::READ_TIMEOUT_LONG)],
    symptoms: symptoms::TIMEOUT,
    explains: &["ingress-upstream-timeout"],
    summary: "{upstream_pod} behind Service {service} in {namespace} took the request and gave no answer within {seconds} s",
    fix: &[
        "Look what the request waits for: slow queries, Redis, an API; the slow log of PHP-FPM tells",
        "Check pm.max_children of PHP-FPM: if all workers are busy, requests wait",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} top pods",
    ],
    page: include_str!("answers_slowly.md"),
};
