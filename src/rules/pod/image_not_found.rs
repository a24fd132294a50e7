//! The image of the pods is not in the registry.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-not-found",
    hop: Hop::Pod,
    title: "the image of the pods is not in the registry",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_NOT_FOUND), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_PULLED,
    summary: "no pod of {workload} in {namespace} runs: the registry does not have {image} ({message})",
    fix: &[
        "Compare {image} with the tags in the registry; push the missing tag, or set one that exists: kubectl -n {namespace} set image {workload} {container}=IMAGE:TAG",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Failed",
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{..image}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_not_found.md"),
};
