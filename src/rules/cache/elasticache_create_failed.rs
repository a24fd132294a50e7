//! The cache could not be made.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-create-failed",
    hop: Hop::Cache,
    title: "the cache could not be made",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::CREATE_FAILED)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} could not be made",
    fix: &[
        "Read its events: the subnet group, the class, or a quota is the usual reason",
        "Delete it and make it again; until then point REDIS_HOST at one that runs",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_create_failed.md"),
};
