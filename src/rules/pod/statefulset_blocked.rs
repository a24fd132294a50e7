//! The StatefulSet waits for one of its pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "statefulset-blocked",
    hop: Hop::Pod,
    title: "the StatefulSet waits for one of its pods",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::made::STATEFULSET_BLOCKED), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["pods-none-ready", "ingress-no-endpoints", "service-no-ready-endpoints"],
    summary: "{workload} in {namespace} makes no more pods until {pod} is ready ({there} of {wanted} are there)",
    fix: &["Mend pod {pod} first; the others follow"],
    check: &["kubectl -n {namespace} describe pod {pod}"],
    page: include_str!("statefulset_blocked.md"),
};
