//! The controller watches another namespace.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-namespace-not-watched",
    hop: Hop::Ingress,
    title: "the ingress controller does not watch the brand's namespace",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::WATCHED_ELSEWHERE), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: symptoms::UNSERVED,
    summary: "Ingress {ingress} is in {namespace}, and the controller in {controller_namespace} watches {watched} only",
    fix: &[
        "Take --watch-namespace={watched} from the arguments of the controller in {controller_namespace} (Helm: controller.scope), or set it to {namespace}",
        "If every team has a controller of its own: give the Ingress the class of the one for {namespace}",
    ],
    check: &["kubectl -n {controller_namespace} get pod {controller} -o jsonpath='{..args}'"],
    page: include_str!("namespace_not_watched.md"),
};
