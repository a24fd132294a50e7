//! The cache cannot start with its parameter group.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-incompatible-parameters",
    hop: Hop::Cache,
    title: "the cache cannot start with its parameter group",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::INCOMPATIBLE_PARAMETERS)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} cannot start: its parameter group does not fit",
    fix: &[
        "Read its events for the parameter, and give it the default group of its version: aws elasticache modify-cache-cluster --region {region} --cache-cluster-id {cache} --cache-parameter-group-name default.redis7 --apply-immediately",
        "Then reboot it",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "aws elasticache describe-events --region {region} --duration 180",
    ],
    page: include_str!("elasticache_incompatible_parameters.md"),
};
