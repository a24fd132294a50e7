//! Redis fails the application, in words that no other rule knows.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-other-error",
    hop: Hop::Cache,
    title: "the client of Redis fails",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&cache::OTHER)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} gets an error from its Redis client: {error_text}",
    fix: &[
        "Ask Redis itself, since its client may hide the words: redis-cli from a pod; INFO clients, INFO memory, INFO persistence",
        "If it came with the last deploy: compare the options of the connection (database number, prefix, persistent, TLS) with those of before",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("other_error.md"),
};
