//! Redis wants another password.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-auth-required",
    hop: Hop::Cache,
    title: "Redis wants another password",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::AUTH_REQUIRED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "Redis refuses the application behind {host}: {error_text}",
    fix: &[
        "Give the pod the auth token of the replication group as REDIS_PASSWORD; the word null in an env file is no password",
        "After a rotation: restart the rollout",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("redis_auth_required.md"),
};
