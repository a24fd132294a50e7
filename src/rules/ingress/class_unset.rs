//! The Ingress names no class.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-class-unset",
    hop: Hop::Ingress,
    title: "the Ingress names no class",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::CLASS_UNSET), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: symptoms::UNSERVED,
    summary: "Ingress {ingress} in {namespace} names no class, and none is the default (there are: {classes})",
    fix: &[
        "Set ingressClassName of Ingress {ingress} to one of: {classes}",
        "Or make one the default: ingressclass.kubernetes.io/is-default-class: \"true\"",
    ],
    check: &["kubectl get ingressclass", "kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("class_unset.md"),
};
