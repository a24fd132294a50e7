//! The balancer's security group lets nobody in.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-closed-to-edge",
    hop: Hop::Balancer,
    title: "the balancer's security group lets nobody in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::network::CLOSED)],
    symptoms: &[],
    explains: &[
        "balancer-unreachable",
        "balancer-refused",
        "balancer-closes-connection",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-unreachable",
        "edge-refused",
    ],
    summary: "no security group of {balancer} ({groups}) lets visitors or all of CloudFront in on port {listener_port}",
    fix: &[
        "Allow it: aws ec2 authorize-security-group-ingress --region {region} --group-id {security_group} --ip-permissions 'IpProtocol=tcp,FromPort={listener_port},ToPort={listener_port},PrefixListIds=[{PrefixListId=PREFIX_LIST_ID}]' with the prefix list com.amazonaws.global.cloudfront.origin-facing",
        "If a quota hinders (the list counts as 55 rules): raise it or use a group of its own",
    ],
    check: &["aws ec2 describe-security-groups --region {region} --group-ids {security_group}"],
    page: include_str!("closed_to_edge.md"),
};
