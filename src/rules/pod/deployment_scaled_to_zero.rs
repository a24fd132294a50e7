//! The workload wants no pod.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "deployment-scaled-to-zero",
    hop: Hop::Pod,
    title: "the workload wants no pod",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::SCALED_TO_ZERO), yes(&pod::ready::NONE_THERE)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "{workload} in {namespace} wants 0 pods, so Service {service} leads to nobody",
    fix: &[
        "kubectl -n {namespace} scale {workload} --replicas=2",
        "Look who set it to 0: a person, a pipeline, a scaler that sleeps at night",
    ],
    check: &["kubectl -n {namespace} get {workload}"],
    page: include_str!("deployment_scaled_to_zero.md"),
};
