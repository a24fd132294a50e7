//! The kubelet does not get a ConfigMap or Secret in time.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-config-unread",
    hop: Hop::Pod,
    title: "the kubelet does not get a ConfigMap or Secret in time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::CONFIG_UNREAD), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the kubelet of node {node} does not get the configuration of container {container} from the API in time ({message})",
    fix: &[
        "Wait a minute and trace again: the kubelet asks once more by itself",
        "If it stays: see on node {node} with `journalctl -u kubelet` why the API server is slow to it or refuses it",
    ],
    check: &["kubectl -n {namespace} describe pod {pod}", "kubectl get --raw=/readyz"],
    page: include_str!("config_unread.md"),
};
