//! The listener asks clients for certificates.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-asks-client-certificate",
    hop: Hop::Balancer,
    title: "the listener asks clients for certificates",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::listener::MUTUAL_TLS), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &["balancer-handshake-refused", "balancer-closes-connection", "edge-origin-connect-failed"],
    summary: "the listener on port {listener_port} verifies client certificates, and the edge shows none by default",
    fix: &[
        "Switch mutual TLS off for the edge's listener, or let the distribution show a client certificate that the trust store knows",
    ],
    check: &[
        "aws elbv2 describe-listeners --region {region} --listener-arns {listener_arn} --query 'Listeners[].MutualAuthentication'",
    ],
    page: include_str!("asks_client_certificate.md"),
};
