//! A node of the cache is missing.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-node-missing",
    hop: Hop::Cache,
    title: "a node of the cache is missing",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::NODE_MISSING)],
    symptoms: &[],
    explains: &[
        "redis-not-ready",
        "redis-read-only",
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
    ],
    summary: "ElastiCache {cache} of {host}: node {node} is {node_status}, the rest is available",
    fix: &[
        "Read its events: a replacement comes by itself, mostly within minutes",
        "If the primary is meant: aws elasticache test-failover --region {region} --replication-group-id {cache} --node-group-id 0001",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-replication-groups --region {region} --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[].NodeGroupMembers[].[CacheClusterId,CurrentRole]]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_node_missing.md"),
};
