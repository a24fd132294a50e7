//! No pod takes requests.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pods-none-ready",
    hop: Hop::Pod,
    title: "no pod takes requests",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "rollout-stuck", "ingress-no-endpoints"],
    summary: "none of the {all} pods behind Service {service} in {namespace} is ready",
    fix: &[
        "Look at the pods and their events; the first warning names the reason",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get pods -l {selector} -o wide",
        "kubectl -n {namespace} get events --field-selector type=Warning --sort-by=.lastTimestamp | tail -n 20",
    ],
    page: include_str!("pods_none_ready.md"),
};
