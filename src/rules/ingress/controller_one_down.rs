//! A pod of the ingress controller is down.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-one-down",
    hop: Hop::Ingress,
    title: "a pod of the ingress controller is down",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::controller::ONE_DOWN)],
    symptoms: &[],
    explains: &["balancer-address-down-partial", "balancer-targets-unhealthy-in-part"],
    summary: "pod {controller} of the ingress controller on node {node} has not been ready for five minutes, {ready} of {all} are: {message}",
    fix: &["Look at pod {controller}; with externalTrafficPolicy Local its node drops requests"],
    check: &[
        "kubectl -n {controller_namespace} describe pod {controller}",
        "kubectl -n {controller_namespace} get pods -o wide",
    ],
    page: include_str!("controller_one_down.md"),
};
