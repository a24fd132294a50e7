//! A StatefulSet keeps a broken pod of an older template.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "statefulset-keeps-broken-pod",
    hop: Hop::Pod,
    title: "the StatefulSet keeps a broken pod of another template",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::made::KEEPS_BROKEN), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::OF_TEMPLATE,
    summary: "{workload} in {namespace} wants revision {revision}, and {pod}, which is not ready, is still of {pod_revision}: a StatefulSet waits for it and does not replace it",
    fix: &["kubectl -n {namespace} delete pod {pod}: the new one is made from the present template"],
    check: &[
        "kubectl -n {namespace} get pods -L controller-revision-hash",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("statefulset_keeps_broken_pod.md"),
};
