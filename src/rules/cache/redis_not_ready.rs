//! Redis is not ready yet.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-not-ready",
    hop: Hop::Cache,
    title: "Redis is not ready yet",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::NOT_READY)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The Redis of {host} is not ready: {error_text}",
    fix: &[
        "Wait until it has loaded its data; look at the events for why it restarted",
        "MASTERDOWN: the primary is away; wait for the failover or start it",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "aws elasticache describe-events --duration 60",
    ],
    page: include_str!("redis_not_ready.md"),
};
