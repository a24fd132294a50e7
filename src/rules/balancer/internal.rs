//! An internal balancer behind a public edge.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-internal",
    hop: Hop::Balancer,
    title: "an internal balancer behind a public edge",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::network::INTERNAL)],
    symptoms: &[],
    explains: &[
        "balancer-private-address",
        "balancer-unreachable",
        "balancer-refused",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-unreachable",
        "edge-refused",
    ],
    summary: "load balancer {balancer} is internal, and the distribution asks for {origin_name} over the internet",
    fix: &[
        "Make an internet-facing load balancer (the scheme cannot be changed) and set the origin to it",
        "Or use a VPC origin in the distribution, which reaches internal balancers",
    ],
    check: &["aws elbv2 describe-load-balancers --region {region} --load-balancer-arns {balancer_arn}"],
    page: include_str!("internal.md"),
};
