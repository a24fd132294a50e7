//! The class of the Ingress is that of another controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-class-other-controller",
    hop: Hop::Ingress,
    title: "the class of the Ingress is that of another controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::CLASS_OTHER), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: symptoms::UNSERVED,
    summary: "Ingress {ingress} in {namespace} is of {class}, and the controller that runs serves {controller_class}",
    fix: &[
        "Set ingressClassName of Ingress {ingress} to the class of {controller_class}",
        "Or correct spec.controller of the IngressClass",
    ],
    check: &[
        "kubectl get ingressclass",
        "kubectl -n {namespace} describe ingress {ingress}",
        "kubectl -n ingress-nginx get pods -o jsonpath='{..args}'",
    ],
    page: include_str!("class_other_controller.md"),
};
