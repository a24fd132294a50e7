//! A volume cannot be attached to the node.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-volume-attach-failing",
    hop: Hop::Pod,
    title: "a volume cannot be attached to the node",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::VOLUME_ATTACH), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} starts on node {node}: {message}",
    fix: &[
        "A ReadWriteOnce volume can be on one node alone: let the old pod go first, or use the strategy Recreate",
        "If the old node is gone: wait six minutes, or delete its VolumeAttachment",
    ],
    check: &[
        "kubectl get volumeattachments",
        "kubectl -n {namespace} get pvc",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("volume_attach_failing.md"),
};
