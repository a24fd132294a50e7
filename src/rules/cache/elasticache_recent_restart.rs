//! A cache node was restarted or replaced a short while ago.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-recent-restart",
    hop: Hop::Cache,
    title: "a cache node was restarted or replaced a short while ago",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::RESTART)],
    symptoms: &[],
    explains: &[
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-not-ready",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host}: {event}, {minutes} minutes ago",
    fix: &[
        "See whether the error is still there: clients reconnect by themselves",
        "Without a replica the data are gone: expect slow pages and logins anew",
    ],
    check: &[
        "aws elasticache describe-events --region {region} --duration 180",
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
    ],
    page: include_str!("elasticache_recent_restart.md"),
};
