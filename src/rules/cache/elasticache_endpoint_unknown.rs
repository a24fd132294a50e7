//! The application asks for a cache that is not there.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-endpoint-unknown",
    hop: Hop::Cache,
    title: "the application asks for a cache that is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::ENDPOINT_UNKNOWN)],
    symptoms: &[],
    explains: &["redis-host-unresolved"],
    summary: "The application of {host} asks for {cache_host}, and the region {region} has no cache of that name",
    fix: &["Set REDIS_HOST to an endpoint that is there: {endpoints}", "Then php artisan config:clear and a rollout"],
    check: &[
        "aws elasticache describe-replication-groups --region {region} --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[].NodeGroupMembers[].[CacheClusterId,CurrentRole]]' --output text",
        "dig +short {cache_host}",
    ],
    page: include_str!("elasticache_endpoint_unknown.md"),
};
