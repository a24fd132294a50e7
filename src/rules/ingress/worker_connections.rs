//! The workers of the controller have no connection left.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-worker-connections",
    hop: Hop::Ingress,
    title: "the workers of the ingress controller have no connection left",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::CONNECTIONS)],
    symptoms: &[SymptomPattern::status(&[(500, 504)]).by(super::NGINX), SymptomPattern::ORIGIN],
    explains: &["ingress-internal-error", "edge-origin-connect-failed", "edge-error-status-masked"],
    summary: "nginx in {controller} has no connection left for requests of {host} ({message})",
    fix: &[
        "Raise max-worker-connections in the ConfigMap of the controller, and run more pods of it",
        "See what holds the connections: WebSockets, slow pods, keep-alive to many upstreams",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -c worker_connections"],
    page: include_str!("worker_connections.md"),
};
