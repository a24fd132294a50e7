//! The cache is being changed.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-modifying",
    hop: Hop::Cache,
    title: "the cache is being changed",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::MODIFYING)],
    symptoms: &[],
    explains: &[
        "redis-read-only",
        "redis-not-ready",
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
    ],
    summary: "ElastiCache {cache} of {host} is being changed ({pending})",
    fix: &[
        "Wait; scaling up replaces the nodes one by one and ends with a failover",
        "Afterwards restart workers that keep connections: php artisan queue:restart",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_modifying.md"),
};
