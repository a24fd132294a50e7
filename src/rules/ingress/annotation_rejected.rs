//! The controller rejects an annotation.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-annotation-rejected",
    hop: Hop::Ingress,
    title: "the controller rejects an annotation",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::setting::ANNOTATION_REJECTED), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: &["ingress-no-endpoints", "ingress-host-unknown", "ingress-path-unknown", "ingress-access-denied"],
    summary: "the controller rejects an annotation of Ingress {ingress} in {namespace}: {message}",
    fix: &[
        "Correct the annotation that the message names; a Secret or ConfigMap that it names must exist in {namespace}",
    ],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("annotation_rejected.md"),
};
