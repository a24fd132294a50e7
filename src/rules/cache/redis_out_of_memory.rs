//! Redis has no memory left.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-out-of-memory",
    hop: Hop::Cache,
    title: "Redis has no memory left",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::OUT_OF_MEMORY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The Redis of {host} has used up its memory and refuses writes: {error_text}",
    fix: &[
        "Find keys without expiry, and give sessions and cache one",
        "Set maxmemory-policy to one that evicts (allkeys-lru for a cache), or scale the node",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "aws cloudwatch get-metric-statistics --namespace AWS/ElastiCache --metric-name DatabaseMemoryUsagePercentage --statistics Maximum --period 300 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("redis_out_of_memory.md"),
};
