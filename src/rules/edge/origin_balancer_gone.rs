//! The origin's load balancer does not exist.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-balancer-gone",
    hop: Hop::Edge,
    title: "the origin's load balancer does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&edge::origin_set::BALANCER_GONE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "edge-origin-name-unresolved",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "balancer-name-gone",
    ],
    summary: "distribution {distribution} asks {origin_name}, and the account has no such load balancer in {origin_region}",
    fix: &[
        "Set the origin to the name of the load balancer that serves now: aws elbv2 describe-load-balancers --region {origin_region}",
        "If the controller made a new one: its name changed with it; use a record of your own for the origin",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("origin_balancer_gone.md"),
};
