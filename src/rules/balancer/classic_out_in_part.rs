//! Some instances are out of service.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-out-in-part",
    hop: Hop::Balancer,
    title: "some instances are out of service",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::classic::OUT_IN_PART)],
    symptoms: &[],
    explains: &[],
    summary: "{count} of {all} instances of {balancer} are out of service: {instances} ({description})",
    fix: &["Look at {instance}: does it run, does it answer {check_line}"],
    check: &["aws elb describe-instance-health --region {region} --load-balancer-name {balancer}"],
    page: include_str!("classic_out_in_part.md"),
};
