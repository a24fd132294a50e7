//! The image is not on the node and may not be pulled.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-never-pull",
    hop: Hop::Pod,
    title: "the image is not on the node and may not be pulled",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_NEVER), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: {image} is not on node {node}, and imagePullPolicy is Never",
    fix: &[
        "Set imagePullPolicy: IfNotPresent for container {container} of {workload}",
        "Or load {image} onto every node",
    ],
    check: &[
        "kubectl -n {namespace} get {workload} -o jsonpath='{..imagePullPolicy}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_never_pull.md"),
};
