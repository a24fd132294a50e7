//! The nodes do not let the balancer in.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-nodes-closed",
    hop: Hop::Balancer,
    title: "the nodes do not let the balancer in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::network::NODES_CLOSED)],
    symptoms: &[],
    explains: &[
        "balancer-targets-time-out",
        "balancer-targets-fail-checks",
        "balancer-all-targets-unhealthy",
        "balancer-classic-fail-checks",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "legacy-instance-silent",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-closes-connection",
        "balancer-unreachable",
        "edge-unreachable",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
        "edge-reset-in-handshake",
    ],
    summary: "security group {security_group} of {target} does not let {balancer} in on port {target_port} (group {group})",
    fix: &[
        "Allow it: aws ec2 authorize-security-group-ingress --region {region} --group-id {security_group} --protocol tcp --port {target_port} {source}",
        "If a controller keeps the rule: look for two groups with the cluster's tag, on which it stops",
    ],
    check: &["aws ec2 describe-security-groups --region {region} --group-ids {security_group}"],
    page: include_str!("nodes_closed.md"),
};
