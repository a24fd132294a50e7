//! The load balancer is not in service.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-not-active",
    hop: Hop::Balancer,
    title: "the load balancer is not in service",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::network::NOT_ACTIVE)],
    symptoms: &[],
    explains: &[
        "balancer-unreachable",
        "balancer-refused",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-unreachable",
        "edge-refused",
        "balancer-answers-slowly",
        "balancer-address-down-partial",
    ],
    summary: "load balancer {balancer} is {state} ({state_reason})",
    fix: &[
        "provisioning: wait some minutes; failed: read the reason, mend subnets or quotas, and make it again",
        "active_impaired: its subnets have too few free addresses to scale (eight or more in each)",
    ],
    check: &["aws elbv2 describe-load-balancers --region {region} --load-balancer-arns {balancer_arn}"],
    page: include_str!("not_active.md"),
};
