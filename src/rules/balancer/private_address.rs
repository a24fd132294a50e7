//! The balancer has a private address.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-private-address",
    hop: Hop::Balancer,
    title: "the balancer has a private address",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::name::PRIVATE), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "balancer-unreachable",
    ],
    summary: "{origin} leads to private addresses alone ({addresses}), which the edge cannot reach",
    fix: &[
        "Make the balancer internet-facing (annotation service.beta.kubernetes.io/aws-load-balancer-scheme internet-facing; the scheme cannot be changed later, so it is made anew)",
        "Or use a VPC origin of CloudFront, which reaches internal balancers",
    ],
    check: &[
        "dig +short {origin_host} @1.1.1.1",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "aws elb describe-load-balancers --query 'LoadBalancerDescriptions[].[LoadBalancerName,Scheme,DNSName]' --output table",
    ],
    page: include_str!("private_address.md"),
};
