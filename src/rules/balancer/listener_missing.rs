//! Nobody listens on the port that requests come to.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-listener-missing",
    hop: Hop::Balancer,
    title: "nobody listens on the port that requests come to",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::MISSING)],
    symptoms: &[],
    explains: &[
        "balancer-refused",
        "balancer-unreachable",
        "balancer-closes-connection",
        "balancer-plain-port-behind-tls",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-refused",
        "edge-unreachable",
    ],
    summary: "load balancer {balancer} has no listener on port {listener_port}; it has {ports}",
    fix: &[
        "Add a listener on {listener_port}, or set the origin of the distribution to a port that is listened on",
        "If a controller keeps the listeners: the annotation for ports (listen-ports, ssl-ports) or the Service's ports lost it",
    ],
    check: &["aws elbv2 describe-listeners --region {region} --load-balancer-arn {balancer_arn}"],
    page: include_str!("listener_missing.md"),
};
