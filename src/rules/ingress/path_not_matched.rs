//! No path of the Ingress takes the request.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-path-not-matched",
    hop: Hop::Ingress,
    title: "no path of the Ingress takes the request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::NO_PATH), yes(&ingress::page::UNKNOWN_404)],
    symptoms: symptoms::NOT_FOUND,
    explains: symptoms::UNSERVED,
    summary: "Ingress {ingress} in {namespace} has {host}, and none of its paths takes {path} (it has: {paths})",
    fix: &["Add the path to Ingress {ingress}, or one for `/` with pathType Prefix"],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("path_not_matched.md"),
};
