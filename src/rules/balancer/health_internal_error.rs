//! AWS cannot check the targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-health-internal-error",
    hop: Hop::Balancer,
    title: "AWS cannot check the targets",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::INTERNAL_ERROR)],
    symptoms: &[],
    explains: &[
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
    summary: "the targets of {group} have the state of an internal error of the load balancer ({targets})",
    fix: &[
        "Ask a target yourself: if it answers {check_line}, the fault is on the side of AWS; open a support case and look at the AWS Health dashboard",
        "Deregister and register one target, to see whether it recovers",
    ],
    check: &[
        "aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}",
        "aws health describe-events --region us-east-1 --filter services=ELASTICLOADBALANCING",
    ],
    page: include_str!("health_internal_error.md"),
};
