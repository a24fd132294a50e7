//! A key of a ConfigMap or Secret is missing.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-config-key-missing",
    hop: Hop::Pod,
    title: "a key of a ConfigMap or Secret is missing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::CONFIG_KEY), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: container {container} needs a key that is not there ({message})",
    fix: &[
        "Add the key to the ConfigMap or Secret, or correct its name in {workload}; the message names both",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get {workload} -o jsonpath='{..env[*].valueFrom}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("config_key_missing.md"),
};
