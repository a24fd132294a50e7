//! The pod does not take the connection.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-connect-timeout",
    hop: Hop::Pod,
    title: "the pod does not take the connection",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::CONNECT_TIMEOUT)],
    symptoms: symptoms::NO_ANSWER,
    explains: &["ingress-upstream-timeout", "ingress-upstream-refused"],
    summary: "{upstream} ({upstream_pod} on node {node}) does not take the connection of the controller in time",
    fix: &[
        "Look for a NetworkPolicy in {namespace} that keeps the controller out",
        "Check the security groups of the nodes, and the network plugin on node {node}",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} get networkpolicies",
    ],
    page: include_str!("connect_timeout.md"),
};
