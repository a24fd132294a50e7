//! The ingress controller is not there.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-missing",
    hop: Hop::Ingress,
    title: "the ingress controller is not there",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::controller::MISSING)],
    symptoms: symptoms::NOBODY,
    explains: symptoms::UNREACHED,
    summary: "the cluster has no pod of ingress-nginx, which Ingress {ingress} in {namespace} is for",
    fix: &["Install the controller anew, and find out who removed it"],
    check: &["kubectl get pods -A | grep -i ingress", "kubectl get ingressclass"],
    page: include_str!("controller_missing.md"),
};
