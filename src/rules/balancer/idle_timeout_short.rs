//! The balancer waits only shortly for an answer.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-idle-timeout-short",
    hop: Hop::Balancer,
    title: "the balancer waits only shortly for an answer",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::settings::IDLE_SHORT), yes(&balancer::settings::TOOK_TOO_LONG)],
    symptoms: &[],
    explains: &[
        "balancer-target-timeout",
        "balancer-classic-timeout",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "load balancer {balancer} waits {idle_timeout} s for an answer and gave up on this one",
    fix: &[
        "Raise the idle timeout to 60 s or more, above the slowest page: aws elbv2 modify-load-balancer-attributes (or aws elb for a Classic one)",
        "Find out what makes the page slow all the same",
    ],
    check: &["aws elbv2 describe-load-balancer-attributes --region {region} --load-balancer-arn {balancer_arn}"],
    page: include_str!("idle_timeout_short.md"),
};
