//! The registry denies the image to the node.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-denied",
    hop: Hop::Pod,
    title: "the registry denies the image to the node",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_DENIED), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_PULLED,
    summary: "no pod of {workload} in {namespace} runs: the registry denies {image} to node {node} ({message})",
    fix: &[
        "On ECR: the role of the nodes needs ecr:GetAuthorizationToken and ecr:BatchGetImage, and the repository policy must allow the account",
        "With imagePullSecrets: make the Secret of {namespace} anew; tokens of ECR end after 12 hours",
        "Check that the repository of {image} exists: some registries say denied instead of not found",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Failed",
        "kubectl -n {namespace} get pod {pod} -o jsonpath='{.spec.imagePullSecrets}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_denied.md"),
};
