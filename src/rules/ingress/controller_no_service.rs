//! No Service leads to the ingress controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-no-service",
    hop: Hop::Ingress,
    title: "no Service leads to the ingress controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::NO_SERVICE)],
    symptoms: symptoms::NOBODY,
    explains: &[
        "balancer-no-targets",
        "balancer-target-refused",
        "balancer-target-timeout",
        "balancer-refused",
        "balancer-unreachable",
        "balancer-closes-connection",
        "balancer-handshake-refused",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-refused",
        "edge-unreachable",
        "edge-reset-in-handshake",
        "edge-handshake-silent",
    ],
    summary: "no Service selects the pods of the ingress controller in {controller_namespace}, and they have no host ports",
    fix: &["Make the Service of the controller anew, or correct its selector"],
    check: &[
        "kubectl -n {controller_namespace} get services -o wide",
        "kubectl -n {controller_namespace} get pods --show-labels",
    ],
    page: include_str!("controller_no_service.md"),
};
