//! A volume claim of the pods is not bound.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-volume",
    hop: Hop::Pod,
    title: "a volume claim of the pods is not bound",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_VOLUME), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: it waits for a volume ({message})",
    fix: &["Look at the claims of {namespace}: no StorageClass, no volume of that zone, or a driver that does not run"],
    check: &["kubectl -n {namespace} get pvc", "kubectl get storageclass", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("pending_volume.md"),
};
