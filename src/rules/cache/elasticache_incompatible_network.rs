//! ElastiCache finds no network for the cache.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-incompatible-network",
    hop: Hop::Cache,
    title: "ElastiCache finds no network for the cache",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::INCOMPATIBLE_NETWORK)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} has no network: no free address in its subnets, or the subnets are gone",
    fix: &[
        "Look at the free addresses: aws ec2 describe-subnets --region {region} --query 'Subnets[].[SubnetId,AvailableIpAddressCount]'",
        "Add a subnet to its cache subnet group, then make the node again",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_incompatible_network.md"),
};
