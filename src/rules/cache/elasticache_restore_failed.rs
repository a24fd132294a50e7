//! The cache node could not be brought back.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-restore-failed",
    hop: Hop::Cache,
    title: "the cache node could not be brought back",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::RESTORE_FAILED)],
    symptoms: &[],
    explains: &[
        "elasticache-node-missing",
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} could not be restored",
    fix: &[
        "Read its events: no capacity for an old node type, or a snapshot that cannot be read",
        "Make a new one with a current node type and set REDIS_HOST to its endpoint",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_restore_failed.md"),
};
