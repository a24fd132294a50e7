//! One of several pods stays not ready.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-one-not-ready",
    hop: Hop::Pod,
    title: "one of several pods stays not ready",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&pod::ready::ONE_NOT_READY), yes(&pod::ready::SOME_READY)],
    symptoms: &[],
    explains: &[],
    summary: "pod {pod} of {workload} in {namespace} has taken no requests for ten minutes, {ready} of {all} pods do: {message}",
    fix: &["Look at pod {pod}, and delete it if it alone is bad: kubectl -n {namespace} delete pod {pod}"],
    check: &["kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("one_not_ready.md"),
};
