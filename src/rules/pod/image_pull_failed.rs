//! The image of the pods cannot be pulled.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-pull-failed",
    hop: Hop::Pod,
    title: "the image of the pods cannot be pulled",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::trouble::IMAGE_OTHER), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: {image} cannot be pulled to node {node} ({message})",
    fix: &[
        "Read the words of the registry and the node in the events of {pod}",
        "Check the disk of node {node}, and pull {image} there by hand",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Failed",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_pull_failed.md"),
};
