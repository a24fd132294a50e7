//! The controller waits for the PROXY protocol, and nobody sends it.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-proxy-protocol-expected",
    hop: Hop::Ingress,
    title: "the controller waits for the PROXY protocol, and nobody sends it",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::setting::WANTS_PROXY_PROTOCOL), yes(&ingress::log::BROKEN_PREFACE)],
    symptoms: symptoms::NOBODY,
    explains: &[
        "balancer-closes-connection",
        "balancer-handshake-refused",
        "balancer-target-refused",
        "edge-origin-connect-failed",
        "edge-reset-in-handshake",
        "edge-refused",
    ],
    summary: "the controller wants the PROXY protocol, and connections come without it: {message}",
    fix: &[
        "Turn the PROXY protocol on at the balancer (target group attribute proxy_protocol_v2.enabled, or a policy of the Classic ELB)",
        "Or set use-proxy-protocol: \"false\" in the ConfigMap of the controller",
    ],
    check: &[
        "kubectl -n ingress-nginx get configmap ingress-nginx-controller -o jsonpath='{.data.use-proxy-protocol}'",
        "kubectl -n ingress-nginx logs {controller} --since=10m | grep -F 'broken header'",
    ],
    page: include_str!("proxy_protocol_expected.md"),
};
