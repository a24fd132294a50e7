//! The cache failed over a short while ago.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-recent-failover",
    hop: Hop::Cache,
    title: "the cache failed over a short while ago",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::FAILOVER)],
    symptoms: &[],
    explains: &[
        "redis-read-only",
        "redis-not-ready",
        "redis-refused",
        "redis-timeout",
        "redis-connection-lost",
        "redis-host-unresolved",
        "cache-behind-hidden-error",
    ],
    summary: "ElastiCache {cache} of {host} failed over {minutes} minutes ago: {event}",
    fix: &[
        "Restart what keeps connections: php artisan queue:restart, then kubectl rollout restart of the brand's Deployment",
        "REDIS_HOST must be the primary endpoint of the group, never the name of a node",
        "Find the reason in the events: a node that AWS replaced, a test, or scaling",
    ],
    check: &[
        "aws elasticache describe-events --region {region} --duration 180",
        "aws elasticache describe-replication-groups --region {region} --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[].NodeGroupMembers[].[CacheClusterId,CurrentRole]]' --output text",
    ],
    page: include_str!("elasticache_recent_failover.md"),
};
