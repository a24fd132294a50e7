//! The ingress controller waits for its configuration.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-config-missing",
    hop: Hop::Ingress,
    title: "the ingress controller waits for its configuration",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::CONFIG), yes(&ingress::controller::NONE_READY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::CONTROLLER_DOWN,
    summary: "no pod of the ingress controller starts: {controller} waits on node {node} ({message})",
    fix: &[
        "Create what the message names in {controller_namespace}; the Secret ingress-nginx-admission is made by a job of the chart",
    ],
    check: &[
        "kubectl -n {controller_namespace} get secrets,configmaps,jobs",
        "kubectl -n {controller_namespace} describe pod {controller}",
    ],
    page: include_str!("controller_config_missing.md"),
};
