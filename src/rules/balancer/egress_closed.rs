//! The balancer may not speak to its targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-egress-closed",
    hop: Hop::Balancer,
    title: "the balancer may not speak to its targets",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::network::EGRESS_CLOSED)],
    symptoms: &[],
    explains: &[
        "balancer-targets-time-out",
        "balancer-targets-fail-checks",
        "balancer-all-targets-unhealthy",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
        "edge-reset-in-handshake",
    ],
    summary: "security group {security_group} of {balancer} lets nothing out to port {target_port} of {target} (group {group})",
    fix: &[
        "Allow it: aws ec2 authorize-security-group-egress --region {region} --group-id {security_group} --protocol tcp --port {target_port} --cidr VPC_CIDR",
    ],
    check: &[
        "aws ec2 describe-security-groups --region {region} --group-ids {security_group} --query 'SecurityGroups[].IpPermissionsEgress'",
    ],
    page: include_str!("egress_closed.md"),
};
