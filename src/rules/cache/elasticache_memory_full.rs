//! The memory of the cache is used up.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-memory-full",
    hop: Hop::Cache,
    title: "the memory of the cache is used up",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::MEMORY_FULL)],
    symptoms: &[],
    explains: &["redis-out-of-memory", "redis-cannot-persist"],
    summary: "ElastiCache {cache} of {host} uses {memory} % of its memory",
    fix: &[
        "Look what fills it: redis-cli --bigkeys; sessions without an end and failed jobs are the usual ones",
        "Give keys a time to live, and set maxmemory-policy to allkeys-lru if it is a cache alone",
        "Scale up: aws elasticache modify-replication-group --region {region} --replication-group-id {cache} --cache-node-type LARGER --apply-immediately",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/ElastiCache --metric-name DatabaseMemoryUsagePercentage --dimensions Name=CacheClusterId,Value={node} --statistics Maximum --period 60 --start-time $(date -u -d -15minutes +%FT%TZ) --end-time $(date -u +%FT%TZ)",
    ],
    page: include_str!("elasticache_memory_full.md"),
};
