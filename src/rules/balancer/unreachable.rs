//! The balancer does not answer.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-unreachable",
    hop: Hop::Balancer,
    title: "the balancer does not answer",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::UNREACHABLE), yes(&behind::SUSPECTED), yes(&balancer::dial::EDGE_TIMES_OUT)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Connect)],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "edge-error-status-masked", "edge-unreachable"],
    summary: "no address of {origin} answers to connections ({addresses}), and the edge waits in vain too",
    fix: &[
        "Let the security group of the balancer take port {origin_port} from com.amazonaws.global.cloudfront.origin-facing, or from everybody",
        "Check that {origin} is internet-facing, in subnets with a route to an internet gateway, and that its network ACL lets replies out",
        "On an NLB that keeps client addresses: the nodes' security group must let the visitors in, not only the VPC",
    ],
    check: &[
        "nc -vz -w 3 {ip} {origin_port}",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing",
    ],
    page: include_str!("unreachable.md"),
};
