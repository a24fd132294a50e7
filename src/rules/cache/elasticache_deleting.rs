//! The cache is being deleted.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-deleting",
    hop: Hop::Cache,
    title: "the cache is being deleted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::DELETING)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} is being deleted",
    fix: &[
        "Find who deletes it (Terraform, a script): DeleteReplicationGroup or DeleteCacheCluster in CloudTrail",
        "Make it again, from the final snapshot if there is one, and set REDIS_HOST to its endpoint",
        "To bring the site up at once: SESSION_DRIVER=file and CACHE_DRIVER=file, then a rollout",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_deleting.md"),
};
