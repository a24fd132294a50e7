//! The balancer's name does not exist.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-name-gone",
    hop: Hop::Balancer,
    title: "the balancer's name does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::name::GONE), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN],
    explains: &[
        "edge-origin-name-unresolved",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "the origin's name does not exist any more: {missing} (NXDOMAIN at {resolver})",
    fix: &[
        "Find the balancer's present name (DNSName) and point the origin of the distribution, or the record {origin_host}, at it",
        "If the balancer was deleted: create it again; a Service of type LoadBalancer that was made anew has got a new name",
    ],
    check: &[
        "dig {origin_host}",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "aws elb describe-load-balancers --query 'LoadBalancerDescriptions[].[LoadBalancerName,Scheme,DNSName]' --output table",
        "kubectl get service -A | grep LoadBalancer",
    ],
    page: include_str!("name_gone.md"),
};
