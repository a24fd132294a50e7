//! The pod sends a broken header.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-invalid-header",
    hop: Hop::Pod,
    title: "the pod sends a broken header",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::INVALID_HEADER)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "{upstream_pod} behind Service {service} in {namespace} sends an answer that nginx cannot read: {message}",
    fix: &[
        "Find the code that sets the header by hand; a second Transfer-Encoding or Content-Length is refused since controller 1.10",
        "If the answer is no HTTP at all: the port of Service {service} is another server",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("ingress_upstream_invalid_header.md"),
};
