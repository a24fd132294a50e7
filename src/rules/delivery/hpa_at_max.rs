//! The autoscaler is at its upper bound.

use hopwise_probes::Hop;

use crate::facts::{delivery, ingress};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "hpa-at-max",
    hop: Hop::Delivery,
    title: "the autoscaler is at its upper bound",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::scale::AT_MAX), yes(&ingress::page::GATEWAY_TIMEOUT)],
    symptoms: symptoms::TIMEOUT,
    explains: &["ingress-upstream-timeout", "pod-answers-slowly"],
    summary: "autoscaler {hpa} in {namespace} wants more than {max} pods for {workload}, and may not have them, while requests time out",
    fix: &[
        "Raise maxReplicas of {hpa}, if the database and the nodes can bear it",
        "Find out what the pods are busy with",
    ],
    check: &["kubectl -n {namespace} describe hpa {hpa}"],
    page: include_str!("hpa_at_max.md"),
};
