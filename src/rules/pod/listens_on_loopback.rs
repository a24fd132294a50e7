//! The server in the pod listens on the loopback alone.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-listens-on-loopback",
    hop: Hop::Pod,
    title: "the server in the pod listens on its loopback alone",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::answer::LOOPBACK_ALONE)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["pod-refuses-connection", "ingress-upstream-refused"],
    summary: "{upstream_pod} in {namespace} refuses the controller at {upstream}, and answers the same port from within: it listens on 127.0.0.1 alone",
    fix: &["Let the server listen on all addresses: Listen {port} in place of Listen 127.0.0.1:{port}"],
    check: &[
        "kubectl -n {namespace} exec {upstream_pod} -- sh -c 'ss -ltn || cat /proc/net/tcp'",
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
    ],
    page: include_str!("listens_on_loopback.md"),
};
