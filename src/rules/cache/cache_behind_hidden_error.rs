//! The application hides its error, and its cache cannot serve.

use hopwise_probes::Hop;

use crate::facts::{Author, cache, database};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "cache-behind-hidden-error",
    hop: Hop::Cache,
    title: "the application hides its error, and its cache cannot serve",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&cache::elasticache::CANNOT_SERVE), yes(&database::hidden::HIDDEN)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application])],
    explains: &["laravel-unhandled-exception", "pod-readiness-server-error", "php-fatal-blank", "symfony-error-page"],
    summary: "The application of {host} hides its error; its cache {cache} cannot serve: {trouble}",
    fix: &[
        "Mend the cache first: read the finding on {cache}",
        "Then look into the application's log whether the error is gone",
    ],
    check: &[
        "aws elasticache describe-cache-clusters --region {region} --show-cache-node-info --query 'CacheClusters[].[CacheClusterId,CacheClusterStatus,ReplicationGroupId,CacheNodes[].CacheNodeStatus]' --output text",
        "kubectl exec deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("cache_behind_hidden_error.md"),
};
