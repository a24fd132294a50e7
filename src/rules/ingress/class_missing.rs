//! The class of the Ingress does not exist.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-class-missing",
    hop: Hop::Ingress,
    title: "the class of the Ingress does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::CLASS_MISSING), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: symptoms::UNSERVED,
    summary: "Ingress {ingress} in {namespace} is of class {class}, which does not exist (there are: {classes})",
    fix: &["Set ingressClassName of Ingress {ingress} to one of: {classes}"],
    check: &["kubectl get ingressclass", "kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("class_missing.md"),
};
