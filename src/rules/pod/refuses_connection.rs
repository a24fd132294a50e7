//! The pod refuses the connection.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-refuses-connection",
    hop: Hop::Pod,
    title: "the pod refuses the connection",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::REFUSED)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "pod {upstream_pod} behind Service {service} in {namespace} refuses the connection at {upstream}",
    fix: &[
        "Compare targetPort of Service {service} with the port that the server in the pod listens on",
        "Look whether the server in {upstream_pod} runs; give it a readiness probe on the port that serves",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("refuses_connection.md"),
};
