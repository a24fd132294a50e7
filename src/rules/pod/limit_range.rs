//! A LimitRange keeps pods from being made.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-limit-range",
    hop: Hop::Pod,
    title: "a LimitRange keeps pods from being made",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::LIMIT_RANGE), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &["Set resources of {workload} within the LimitRange of {namespace}, or change that"],
    check: &["kubectl -n {namespace} describe limitrange"],
    page: include_str!("limit_range.md"),
};
