//! The memory limit is in thousandths of a byte.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-memory-in-millibytes",
    hop: Hop::Pod,
    title: "the memory limit is in thousandths of a byte",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::limit::IN_MILLIBYTES), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &[
        "pod-sandbox-failing",
        "pod-run-container-error",
        "pod-crash-oom",
        "pod-crash-signal",
        "pods-none-ready",
    ],
    summary: "container {container} of {pod} in {namespace} is limited to {limit} of memory, which is less than a byte for each thousand: {meant} was meant",
    fix: &["Write {meant} in resources.limits.memory, and likewise in requests: m stands for thousandths"],
    check: &["kubectl -n {namespace} get pod {pod} -o jsonpath='{.spec.containers[*].resources}'"],
    page: include_str!("memory_in_millibytes.md"),
};
