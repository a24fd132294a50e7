//! The container ends at once, without an error.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-exits-at-once",
    hop: Hop::Pod,
    title: "the container ends at once, without an error",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::EXITS), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: container {container} ends with exit code 0, again and again",
    fix: &[
        "The command must stay in the foreground: httpd -DFOREGROUND, php-fpm -F, no shell script that ends",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get {workload} -o jsonpath='{..containers[*].command}'",
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("exits_at_once.md"),
};
