//! The Ingress has a snippet, which the controller forbids.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-snippet-forbidden",
    hop: Hop::Ingress,
    title: "the Ingress has a snippet, which the controller forbids",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::setting::SNIPPET_FORBIDDEN), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: &["ingress-host-unknown", "ingress-path-unknown", "ingress-no-endpoints"],
    summary: "Ingress {ingress} in {namespace} has the annotation {snippet}, which {image} does not allow",
    fix: &[
        "Remove {snippet} from Ingress {ingress}; most of what snippets do has an annotation of its own",
        "Or set allow-snippet-annotations: \"true\" in ConfigMap {config_map} of {controller_namespace}, and from 1.12 on annotations-risk-level: Critical",
    ],
    check: &[
        "kubectl -n {namespace} describe ingress {ingress}",
        "kubectl -n {controller_namespace} get configmap {config_map} -o yaml",
    ],
    page: include_str!("snippet_forbidden.md"),
};
