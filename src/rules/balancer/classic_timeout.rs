//! An instance behind the Classic ELB does not answer in time.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-timeout",
    hop: Hop::Balancer,
    title: "an instance behind the Classic ELB does not answer in time",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::answer::CLASSIC_TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(504, 504)]).by(super::CLASSIC)],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "edge-error-status-masked"],
    summary: "the Classic Load Balancer at {address} answers 504 for {host}: the instance did not answer within its idle timeout",
    fix: &[
        "Find what the instance waits for (slow log of PHP-FPM, the database), or raise IdleTimeout of the balancer",
        "If the 504 comes at once: let Apache keep connections longer (KeepAliveTimeout) than the balancer's idle timeout",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "aws elb describe-load-balancers --query 'LoadBalancerDescriptions[].[LoadBalancerName,Scheme,DNSName]' --output table",
    ],
    page: include_str!("classic_timeout.md"),
};
