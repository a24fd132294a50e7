//! The balancer sends PROXY headers that are not expected.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-sends-proxy-protocol",
    hop: Hop::Balancer,
    title: "the balancer sends PROXY headers that are not expected",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::settings::SENDS_PROXY), yes(&balancer::dial::NOT_TLS), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &[
        "balancer-proxy-protocol-unexpected",
        "balancer-plain-port-behind-tls",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-not-tls",
    ],
    summary: "{setting} is on: a PROXY header comes before the request, and what stands behind answers both TLS and HTTP with an error",
    fix: &["Set use-proxy-protocol to \"true\" in the ConfigMap of ingress-nginx, or switch {setting} off"],
    check: &["{setting_check}", "kubectl -n ingress-nginx get configmap -o yaml | grep -i proxy-protocol"],
    page: include_str!("sends_proxy_protocol.md"),
};
