//! The pod cuts the connection.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-closes-connection",
    hop: Hop::Pod,
    title: "the pod cuts the connection",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::CLOSED)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "{upstream_pod} behind Service {service} in {namespace} cuts the connection before it answers",
    fix: &[
        "Read the log of {upstream_pod} at that second: a crash of a child (AH00052), memory, a restart",
        "If it comes and goes: KeepAliveTimeout of Apache must be longer than the 60 s for which the controller keeps connections",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("closes_connection.md"),
};
