//! Port 443 leads to a plain HTTP port.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-plain-port-behind-tls",
    hop: Hop::Balancer,
    title: "port 443 leads to a plain HTTP port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::dial::NOT_TLS), yes(&balancer::answer::PLAIN_ANSWERED), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "edge-error-status-masked", "edge-not-tls"],
    summary: "{address} answers plain HTTP ({plain_status}) on its TLS port: the listener forwards to the plain port of the ingress",
    fix: &[
        "Point the listener of port {origin_port} at the TLS port of the ingress (the node port of its port named https)",
        "Or end TLS at the balancer: listener protocol TLS or HTTPS with a certificate, and the scheme passed on",
    ],
    check: &[
        "curl -sI --connect-to '::{address}' 'http://{host}:{origin_port}{path}'",
        "kubectl -n ingress-nginx get service -o wide",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
    ],
    page: include_str!("plain_port_behind_tls.md"),
};
