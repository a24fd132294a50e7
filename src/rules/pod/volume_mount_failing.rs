//! A volume of the pods cannot be mounted.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-volume-mount-failing",
    hop: Hop::Pod,
    title: "a volume of the pods cannot be mounted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::VOLUME_MOUNT), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} starts on node {node}: {message}",
    fix: &[
        "Create the ConfigMap, Secret or claim that the message names, in {namespace}",
        "For EFS and EBS: check the driver on node {node}, the security group of the mount target (2049)",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=FailedMount",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("volume_mount_failing.md"),
};
