//! A ConfigMap of the pods does not exist.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-config-map-missing",
    hop: Hop::Pod,
    title: "a ConfigMap of the pods does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::CONFIG_MAP), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: container {container} needs a ConfigMap that does not exist ({message})",
    fix: &[
        "Create the ConfigMap in {namespace}, or correct its name in {workload}",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &["kubectl -n {namespace} get configmaps", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("config_map_missing.md"),
};
