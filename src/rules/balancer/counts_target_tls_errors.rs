//! TLS between balancer and targets fails.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-counts-target-tls-errors",
    hop: Hop::Balancer,
    title: "TLS between balancer and targets fails",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::TARGET_TLS), yes(&balancer::answer::TARGET_REFUSED)],
    symptoms: &[],
    explains: &["balancer-target-refused"],
    summary: "{counted} TLS handshakes between the load balancer and its targets failed in {minutes} minutes",
    fix: &[
        "Compare the protocol of the target group (HTTPS) with what listens on the node port; a plain port behind it fails like this",
        "If both speak TLS: look for a version or cipher in common (ssl-protocols of ingress-nginx)",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("counts_target_tls_errors.md"),
};
