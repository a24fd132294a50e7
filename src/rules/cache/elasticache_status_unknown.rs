//! ElastiCache gives a status that hopwise does not know.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-status-unknown",
    hop: Hop::Cache,
    title: "ElastiCache gives a status that hopwise does not know",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::STATUS_UNKNOWN)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} has the status {cache_status}, which hopwise does not know",
    fix: &[
        "Look the status up in the ElastiCache user guide, and read its events",
        "Tell the makers of hopwise the word",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_status_unknown.md"),
};
