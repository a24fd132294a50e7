//! The name of the image cannot be read.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-name-invalid",
    hop: Hop::Pod,
    title: "the name of the image cannot be read",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_NAME), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: {image} is no image name ({message})",
    fix: &[
        "Set a name of the form REGISTRY/REPOSITORY:TAG in lower case: kubectl -n {namespace} set image {workload} {container}=IMAGE:TAG",
        "Look at the variable that the deploy puts into the name: it is often empty",
    ],
    check: &[
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{..image}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_name_invalid.md"),
};
