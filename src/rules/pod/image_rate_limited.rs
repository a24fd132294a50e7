//! The registry limits how often the image may be pulled.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-image-rate-limited",
    hop: Hop::Pod,
    title: "the registry limits how often the image may be pulled",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::IMAGE_RATE_LIMITED), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_PULLED,
    summary: "no pod of {workload} in {namespace} runs: the registry has had too many pulls of {image} ({message})",
    fix: &[
        "Pull with an account: add imagePullSecrets to {workload}",
        "Keep a copy of {image} in ECR and use that one",
        "Wait: limits are mostly counted over some hours",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=Failed",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("image_rate_limited.md"),
};
