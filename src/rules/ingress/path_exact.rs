//! The path of the Ingress takes only itself.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-path-exact",
    hop: Hop::Ingress,
    title: "the path of the Ingress takes only itself",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::EXACT), yes(&ingress::page::UNKNOWN_404)],
    symptoms: symptoms::NOT_FOUND,
    explains: &["ingress-path-not-matched", "ingress-host-unknown", "ingress-path-unknown"],
    summary: "path {exact_path} of Ingress {ingress} in {namespace} is of type Exact, so it does not take {path}",
    fix: &["Set pathType: Prefix for {exact_path} in Ingress {ingress}"],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("path_exact.md"),
};
