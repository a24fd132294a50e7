//! An admission policy denies the pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-admission-denied",
    hop: Hop::Pod,
    title: "an admission policy denies the pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::ADMISSION), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &["Change {workload} so that the policy takes it, or the policy"],
    check: &[
        "kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations",
        "kubectl get namespace {namespace} --show-labels",
    ],
    page: include_str!("admission_denied.md"),
};
