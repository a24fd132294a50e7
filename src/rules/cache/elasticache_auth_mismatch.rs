//! The cache wants a password that the application does not give.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-auth-mismatch",
    hop: Hop::Cache,
    title: "the cache wants a password that the application does not give",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::AUTH), yes(&cache::AUTH_REQUIRED)],
    symptoms: &[],
    explains: &["redis-auth-required"],
    summary: "ElastiCache {cache} wants a password (AUTH is on), and {host} gives none or a wrong one: {error_text}",
    fix: &[
        "Set REDIS_PASSWORD in the Secret of the pods to the token of {cache}, then a rollout",
        "If the token was rotated: aws elasticache modify-replication-group --auth-token-update-strategy ROTATE keeps the old one valid until SET",
    ],
    check: &[
        "aws elasticache describe-replication-groups --region {region} --replication-group-id {cache} --query 'ReplicationGroups[].[AuthTokenEnabled,TransitEncryptionEnabled]'",
        "kubectl exec deploy/WEB -- sh -c 'printenv REDIS_PASSWORD | wc -c'",
    ],
    page: include_str!("elasticache_auth_mismatch.md"),
};
