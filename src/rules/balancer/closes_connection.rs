//! The balancer takes connections and drops them.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-closes-connection",
    hop: Hop::Balancer,
    title: "the balancer takes connections and drops them",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::CUT), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-reset-in-handshake",
    ],
    summary: "{address} takes the connection and cuts it during the TLS handshake ({failure}): no target behind {origin} takes it",
    fix: &[
        "Look at the health of the targets of {origin}: none is healthy, or their port (node port) is closed",
        "If the targets are healthy: the ingress expects PROXY protocol (use-proxy-protocol true) and the balancer does not send it; switch both on or both off",
        "If the ingress pods are gone: bring the controller back",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
        "kubectl -n ingress-nginx get pods,service -o wide",
        "kubectl -n ingress-nginx get configmap -o yaml | grep -i proxy-protocol",
    ],
    page: include_str!("closes_connection.md"),
};
