//! The balancer speaks plain HTTP to targets that want TLS.

use hopwise_probes::Hop;

use crate::facts::{balancer, ingress};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-spoken-to-plain",
    hop: Hop::Balancer,
    title: "the balancer speaks plain HTTP to a TLS port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::settings::TARGETS_PLAIN), yes(&ingress::page::PLAIN_ON_TLS)],
    symptoms: &[],
    explains: &["ingress-plain-http-on-tls", "balancer-targets-wrong-code", "edge-error-status-masked"],
    summary: "the balancer speaks plain HTTP to {whom} on port {target_port}, and nginx there wants TLS",
    fix: &[
        "Speak HTTPS to that port: by a target group of protocol HTTPS, as that of a group cannot be changed, or by a listener of a Classic load balancer with instance protocol HTTPS",
        "Or lead the balancer to the plain port of the ingress",
    ],
    check: &["{setting_check}"],
    page: include_str!("targets_spoken_to_plain.md"),
};
