//! The application writes to a replica of the cache.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-replica-used-for-writes",
    hop: Hop::Cache,
    title: "the application writes to a replica of the cache",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::SETTLED), yes(&cache::READ_ONLY)],
    symptoms: &[],
    explains: &["redis-read-only"],
    summary: "The application of {host} gets READONLY from Redis; group {cache} has a primary, {endpoint}",
    fix: &[
        "Set REDIS_HOST to the primary endpoint {endpoint}, not to a node or to the reader endpoint",
        "Then php artisan config:clear and a rollout; workers need php artisan queue:restart",
    ],
    check: &[
        "aws elasticache describe-replication-groups --region {region} --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[].NodeGroupMembers[].[CacheClusterId,CurrentRole]]' --output text",
        "kubectl exec deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT'",
    ],
    page: include_str!("elasticache_replica_used_for_writes.md"),
};
