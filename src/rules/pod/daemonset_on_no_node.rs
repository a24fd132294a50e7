//! The DaemonSet fits no node.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "daemonset-on-no-node",
    hop: Hop::Pod,
    title: "the DaemonSet fits no node",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::DAEMONSET_NOWHERE), yes(&pod::ready::NONE_THERE)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "{workload} in {namespace} fits no node of the cluster, so it has no pod",
    fix: &["Compare nodeSelector and tolerations of {workload} with labels and taints of the nodes"],
    check: &["kubectl -n {namespace} get {workload} -o wide", "kubectl get nodes --show-labels"],
    page: include_str!("daemonset_on_no_node.md"),
};
