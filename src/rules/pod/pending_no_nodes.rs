//! The cluster has no node for pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-pending-no-nodes",
    hop: Hop::Pod,
    title: "the cluster has no node for pods",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::PENDING_NO_NODES), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the cluster has no node for it ({message})",
    fix: &["Look at the instance groups: kops validate cluster, aws autoscaling describe-auto-scaling-groups"],
    check: &["kubectl get nodes -o wide", "kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("pending_no_nodes.md"),
};
