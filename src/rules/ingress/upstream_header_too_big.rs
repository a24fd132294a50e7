//! The headers of the answer are over the room of the controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-header-too-big",
    hop: Hop::Ingress,
    title: "the headers of the answer are over the room of the controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::HEADER_TOO_BIG)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "the headers that {upstream_pod} sends for Ingress {ingress} in {namespace} do not fit into proxy-buffer-size",
    fix: &[
        "Set nginx.ingress.kubernetes.io/proxy-buffer-size: \"16k\" on Ingress {ingress}",
        "Look for large cookies or Link headers that the application sets",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("upstream_header_too_big.md"),
};
