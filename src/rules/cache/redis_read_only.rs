//! The application writes to a Redis replica.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-read-only",
    hop: Hop::Cache,
    title: "the application writes to a Redis replica",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::READ_ONLY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} writes to a Redis replica: {error_text}",
    fix: &[
        "Use the primary endpoint as REDIS_HOST, not a node's and not the reader's",
        "After a failover: restart pods and workers, so that they connect to the new primary",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("redis_read_only.md"),
};
