//! Nobody listens at the Redis address.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-refused",
    hop: Hop::Cache,
    title: "nobody listens at the Redis address",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::REFUSED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot reach Redis: {error_text}",
    fix: &[
        "Check the state of the ElastiCache nodes",
        "Compare REDIS_HOST and REDIS_PORT with the primary endpoint; 127.0.0.1 means that REDIS_HOST never reached the pod",
        "With in-transit encryption the scheme must be tls",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("redis_refused.md"),
};
