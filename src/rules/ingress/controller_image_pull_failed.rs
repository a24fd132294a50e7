//! The image of the ingress controller cannot be pulled.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-image-pull-failed",
    hop: Hop::Ingress,
    title: "the image of the ingress controller cannot be pulled",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::IMAGE), yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "no pod of the ingress controller runs: {image} cannot be pulled to node {node} ({message})",
    fix: &["Correct the image of {workload} in {controller_namespace}, or the way to its registry"],
    check: &[
        "kubectl -n {controller_namespace} get events --field-selector reason=Failed",
        "kubectl -n {controller_namespace} describe pod {controller}",
    ],
    page: include_str!("controller_image_pull_failed.md"),
};
