//! The name of the Redis server does not resolve.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-host-unresolved",
    hop: Hop::Cache,
    title: "the name of the Redis server does not resolve",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::HOST_UNRESOLVED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot resolve the name of its Redis: {error_text}",
    fix: &[
        "Compare REDIS_HOST with the endpoint of the replication group",
        "Other names fail as well: the DNS of the cluster is down",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws elasticache describe-replication-groups --query 'ReplicationGroups[].[ReplicationGroupId,Status,NodeGroups[0].PrimaryEndpoint.Address,TransitEncryptionEnabled,AuthTokenEnabled]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
        "kubectl get pods -n kube-system -l k8s-app=kube-dns",
    ],
    page: include_str!("redis_host_unresolved.md"),
};
