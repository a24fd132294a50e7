//! Health checks get no answer in time.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-time-out",
    hop: Hop::Balancer,
    title: "health checks get no answer in time",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::TIME_OUT)],
    symptoms: &[],
    explains: &[
        "balancer-weighted-group-down",
        "balancer-target-timeout",
        "balancer-target-refused",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
        "edge-reset-in-handshake",
        "balancer-all-targets-unhealthy",
    ],
    summary: "{count} of {all} targets of {group} are unhealthy: the check {check_line} gets no answer within {check_timeout} s ({targets})",
    fix: &[
        "Let the balancer's security group in to port {check_port} in the security group of the nodes, and look at the network ACL of their subnets",
        "If the port is open: look at the node (load, kube-proxy, ingress pods), or give the check a lighter path",
    ],
    check: &[
        "aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}",
        "aws ec2 describe-instance-status --region {region} --instance-ids {target}",
    ],
    page: include_str!("targets_time_out.md"),
};
