//! The node cannot reach the registry.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-registry-unreachable",
    hop: Hop::Pod,
    title: "the node cannot reach the registry",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_UNREACHABLE), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_PULLED,
    summary: "no pod of {workload} in {namespace} runs: node {node} cannot reach the registry of {image} ({message})",
    fix: &[
        "Check the way from node {node}: NAT gateway, route table, security group, VPC endpoints of ECR and S3",
        "Check that the registry name resolves on the node, and that its certificate is trusted there",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Failed",
        "kubectl get node {node} -o wide",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_registry_unreachable.md"),
};
