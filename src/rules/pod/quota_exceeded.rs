//! A quota of the namespace keeps pods from being made.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-quota-exceeded",
    hop: Hop::Pod,
    title: "a quota of the namespace keeps pods from being made",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::QUOTA), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &[
        "Raise the ResourceQuota of {namespace}, or remove what uses it up",
        "If the quota demands requests or limits: set them in {workload}",
    ],
    check: &[
        "kubectl -n {namespace} describe resourcequota",
        "kubectl -n {namespace} get events --field-selector reason=FailedCreate",
    ],
    page: include_str!("quota_exceeded.md"),
};
