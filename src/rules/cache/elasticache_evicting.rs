//! The cache throws keys out for want of memory.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-evicting",
    hop: Hop::Cache,
    title: "the cache throws keys out for want of memory",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::EVICTING)],
    symptoms: &[],
    explains: &[],
    summary: "ElastiCache {cache} of {host} threw out {evictions} keys in the last {window} minutes",
    fix: &["If visitors are logged out: sessions are among them; give sessions a group of their own"],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/ElastiCache --metric-name Evictions --dimensions Name=CacheClusterId,Value={node} --statistics Sum --period 300 --start-time $(date -u -d -1hour +%FT%TZ) --end-time $(date -u +%FT%TZ)",
    ],
    page: include_str!("elasticache_evicting.md"),
};
