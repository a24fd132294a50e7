//! No pod of the ingress controller is ready.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-none-ready",
    hop: Hop::Ingress,
    title: "no pod of the ingress controller is ready",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "none of the {all} pods of the ingress controller in {controller_namespace} is ready",
    fix: &["Look at pod {controller} and its events"],
    check: &[
        "kubectl -n {controller_namespace} describe pod {controller}",
        "kubectl -n {controller_namespace} get pods -o wide",
    ],
    page: include_str!("controller_none_ready.md"),
};
