//! AWS names itself as the cause.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-aws-fails",
    hop: Hop::Balancer,
    title: "AWS names itself as the cause",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::classic::AWS_FAILS)],
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
    summary: "no instance of {balancer} is in service, and AWS names itself as the cause: {description}",
    fix: &["Ask an instance for {check_line}; if it answers, open a support case and look at the AWS Health dashboard"],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_aws_fails.md"),
};
