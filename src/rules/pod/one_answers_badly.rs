//! One of several pods answers the page with an error.

use hopwise_probes::Hop;

use crate::facts::{Phase, pod};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-one-answers-badly",
    hop: Hop::Pod,
    title: "one of several pods answers the page with an error",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&pod::answer::ONE_BADLY)],
    symptoms: &[SymptomPattern::status(&[(500, 504)]), SymptomPattern::phase(Phase::Response)],
    explains: &[],
    summary: "asked one by one, {good} of {all} pods in {namespace} answer the page, and {pods} (revision {revision}, node {node}, zone {zone}) does not: {message}",
    fix: &[
        "Read what pod {pod} writes; where it alone is bad delete it: kubectl -n {namespace} delete pod {pod}; where its revision is, roll back",
    ],
    check: &[
        "kubectl -n {namespace} logs {pod} --all-containers --tail 50",
        "kubectl -n {namespace} get pods -o wide -L pod-template-hash",
    ],
    page: include_str!("one_answers_badly.md"),
};
