//! The cache takes a snapshot.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-snapshotting",
    hop: Hop::Cache,
    title: "the cache takes a snapshot",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::SNAPSHOTTING)],
    symptoms: &[],
    explains: &[],
    summary: "ElastiCache {cache} of {host} takes a snapshot; it serves on",
    fix: &["Nothing is to be done; with little memory free it can slow down or evict"],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_snapshotting.md"),
};
