//! A Secret of the pods does not exist.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-secret-missing",
    hop: Hop::Pod,
    title: "a Secret of the pods does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::SECRET), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: container {container} needs a Secret that does not exist ({message})",
    fix: &[
        "Create the Secret in {namespace}, or correct its name in {workload}",
        "Look at what makes it (External Secrets, Sealed Secrets): it may have failed",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &["kubectl -n {namespace} get secrets", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("secret_missing.md"),
};
