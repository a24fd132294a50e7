//! No Service leads to the ingress controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-service-matches-nothing",
    hop: Hop::Ingress,
    title: "no Service leads to the ingress controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::entry::NO_SERVICE), yes(&ingress::entry::NOBODY)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "no Service selects the pods of the ingress controller in {controller_namespace}, and they have no host ports",
    fix: &["Make the Service of the controller anew, or correct its selector"],
    check: &[
        "kubectl -n {controller_namespace} get services -o wide",
        "kubectl -n {controller_namespace} get pods --show-labels",
    ],
    page: include_str!("controller_service_matches_nothing.md"),
};
