//! The headers are over the room of the controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-header-buffers",
    hop: Hop::Ingress,
    title: "the headers are over the room of the controller",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::HEADER_TOO_LARGE), yes(&ingress::setting::HEADER_BUFFERS)],
    symptoms: &[SymptomPattern::status(&[(400, 400), (414, 414), (431, 431), (494, 494)]).by(super::NGINX)],
    explains: &["ingress-header-too-large"],
    summary: "the request line or headers do not fit into large-client-header-buffers ({limit}, {place})",
    fix: &[
        "Look for a cookie that grows; delete it, and mend what sets it",
        "Or raise large-client-header-buffers in ConfigMap {config_map} of {controller_namespace}",
    ],
    check: &["kubectl -n {controller_namespace} get configmap {config_map} -o yaml"],
    page: include_str!("header_buffers.md"),
};
