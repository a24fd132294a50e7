//! TLS between clients and balancer fails.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-counts-client-tls-errors",
    hop: Hop::Balancer,
    title: "TLS between clients and balancer fails",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::CLIENT_TLS), yes(&balancer::dial::HANDSHAKE_REFUSED)],
    symptoms: &[],
    explains: &["balancer-handshake-refused"],
    summary: "{counted} TLS handshakes with the load balancer failed in {minutes} minutes",
    fix: &[
        "Compare the TLS policy of the listener with OriginSslProtocols of the distribution",
        "See whether the listener has a certificate for {host}",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("counts_client_tls_errors.md"),
};
