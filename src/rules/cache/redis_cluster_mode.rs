//! Redis is a cluster and the client does not know.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-cluster-mode",
    hop: Hop::Cache,
    title: "Redis is a cluster and the client does not know",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::error::CLUSTER)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} asks a Redis cluster as if it were one server: {error_text}",
    fix: &[
        "Set the cluster option in config/database.php (redis.clusters, options.cluster = redis)",
        "Or use a replication group with cluster mode disabled",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("redis_cluster_mode.md"),
};
