//! A plain HTTP listener on the TLS port.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-listener-plain",
    hop: Hop::Balancer,
    title: "a plain HTTP listener on the TLS port",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::listener::PLAIN_ON_TLS_PORT)],
    symptoms: &[],
    explains: &[
        "balancer-plain-port-behind-tls",
        "balancer-proxy-protocol-unexpected",
        "balancer-closes-connection",
        "balancer-handshake-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-not-tls",
    ],
    summary: "the listener on port {listener_port} speaks plain HTTP, and requests come with TLS",
    fix: &[
        "Change the listener to HTTPS with a certificate: aws elbv2 modify-listener --region {region} --listener-arn {listener_arn} --protocol HTTPS --certificates CertificateArn=ARN",
        "Or let the distribution speak HTTP to this port, if that is what was meant",
    ],
    check: &["aws elbv2 describe-listeners --region {region} --listener-arns {listener_arn}"],
    page: include_str!("listener_plain.md"),
};
