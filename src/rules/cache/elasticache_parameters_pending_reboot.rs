//! A parameter of the cache waits for a reboot.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-parameters-pending-reboot",
    hop: Hop::Cache,
    title: "a parameter of the cache waits for a reboot",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::PENDING_REBOOT)],
    symptoms: &[],
    explains: &[],
    summary: "ElastiCache {cache} of {host} runs with old parameters until it is rebooted",
    fix: &["Reboot it in a quiet hour, replicas first"],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
    ],
    page: include_str!("elasticache_parameters_pending_reboot.md"),
};
