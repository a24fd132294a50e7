//! Health checks cannot connect or get a broken answer.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-fail-checks",
    hop: Hop::Balancer,
    title: "health checks cannot connect or get a broken answer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::FAIL_CHECKS)],
    symptoms: &[],
    explains: &[
        "balancer-weighted-group-down",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-closes-connection",
        "balancer-refused",
        "edge-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
        "edge-reset-in-handshake",
        "balancer-all-targets-unhealthy",
    ],
    summary: "{count} of {all} targets of {group} are unhealthy: the check {check_line} cannot connect, or the answer is no HTTP ({targets})",
    fix: &[
        "See what listens on port {check_port} of {target}: the node port of the ingress Service, and speaking what the check speaks",
        "With externalTrafficPolicy Local only nodes with a ready ingress pod answer on the health check port",
        "If protocols differ (HTTP asked of a TLS port, PROXY header missing): set the group's check and the ingress to the same",
    ],
    check: &[
        "aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}",
        "kubectl -n ingress-nginx get pods,service -o wide",
    ],
    page: include_str!("targets_fail_checks.md"),
};
