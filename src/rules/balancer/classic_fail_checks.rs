//! All instances fail their health checks.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-fail-checks",
    hop: Hop::Balancer,
    title: "all instances fail their health checks",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::classic::FAIL_CHECKS)],
    symptoms: &[],
    explains: &[
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "balancer-closes-connection",
        "balancer-refused",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-refused",
        "edge-reset-in-handshake",
    ],
    summary: "no instance of {balancer} is in service: {count} of {all} fail the check {check_line} ({instances})",
    fix: &[
        "Ask an instance for {check_line} as the balancer does, within {check_timeout} s: it must answer 200",
        "If it cannot be reached: the security group of {instance} must let the balancer in; if it answers something else: mend the page or the check",
    ],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_fail_checks.md"),
};
