//! Nothing takes over when the cache's primary is lost.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-failover-off",
    hop: Hop::Cache,
    title: "nothing takes over when the cache's primary is lost",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::FAILOVER_OFF)],
    symptoms: &[],
    explains: &[],
    summary: "ElastiCache {cache} of {host} has replicas, and automatic failover is {failover}",
    fix: &[
        "Switch it on: aws elasticache modify-replication-group --region {region} --replication-group-id {cache} --automatic-failover-enabled --apply-immediately",
    ],
    check: &[
        "aws elasticache describe-replication-groups --region {region} --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[].NodeGroupMembers[].[CacheClusterId,CurrentRole]]' --output text",
    ],
    page: include_str!("elasticache_failover_off.md"),
};
