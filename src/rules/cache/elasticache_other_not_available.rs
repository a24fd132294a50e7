//! Another cache is not available.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-other-not-available",
    hop: Hop::Cache,
    title: "another cache is not available",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::OTHER_DOWN)],
    symptoms: &[],
    explains: &[],
    summary: "ElastiCache {other} is {other_status}; nothing says that {host} uses it",
    fix: &["If {host} does use it, say so in the configuration, so that hopwise can judge it"],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
    ],
    page: include_str!("elasticache_other_not_available.md"),
};
