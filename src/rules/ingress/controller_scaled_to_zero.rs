//! The ingress controller is scaled to zero.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-scaled-to-zero",
    hop: Hop::Ingress,
    title: "the ingress controller is scaled to zero",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::SCALED_TO_ZERO)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "{workload} in {controller_namespace} wants no pod, so nobody takes requests for {host}",
    fix: &["kubectl -n {controller_namespace} scale {workload} --replicas=2"],
    check: &["kubectl -n {controller_namespace} get {workload}"],
    page: include_str!("controller_scaled_to_zero.md"),
};
