//! The cache wants TLS and the application speaks without.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-tls-required",
    hop: Hop::Cache,
    title: "the cache wants TLS and the application speaks without",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::TLS), yes(&cache::CONNECTION_LOST)],
    symptoms: &[],
    explains: &["redis-connection-lost"],
    summary: "ElastiCache {cache} speaks TLS only, and the connection of {host} breaks off: {error_text}",
    fix: &[
        "Set REDIS_SCHEME=tls (phpredis: host tls://{endpoint}), then php artisan config:clear and a rollout",
        "To allow both for a while: transit encryption mode `preferred`",
    ],
    check: &[
        "openssl s_client -connect {endpoint}:6379 </dev/null | head -n 5",
        "aws elasticache describe-replication-groups --region {region} --replication-group-id {cache} --query 'ReplicationGroups[].[TransitEncryptionEnabled,TransitEncryptionMode]'",
    ],
    page: include_str!("elasticache_tls_required.md"),
};
