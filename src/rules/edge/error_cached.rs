//! The edge keeps an error that is over.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-error-cached",
    hop: Hop::Edge,
    title: "the edge keeps an error that is over",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::cache::ERROR)],
    symptoms: &[SymptomPattern::status(&[(400, 599)])],
    explains: &[
        "edge-origin-name-unresolved",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-lambda-failed",
        "edge-function-answered",
        "balancer-no-targets",
        "balancer-target-refused",
        "balancer-target-timeout",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
        "balancer-default-rule",
        "ingress-host-unknown",
        "ingress-no-endpoints",
        "ingress-upstream-refused",
        "ingress-upstream-timeout",
        "ingress-internal-error",
        "php-fpm-not-listening",
        "php-fpm-timeout",
        "php-fpm-script-missing",
        "php-fpm-no-input-file",
        "apache-file-not-found",
        "apache-htaccess-invalid",
        "apache-bad-gateway",
        "php-fatal-blank",
        "php-fatal-shown",
        "laravel-unhandled-exception",
        "laravel-maintenance-mode",
        "laravel-route-missing",
        "symfony-error-page",
        "storage-object-missing",
    ],
    summary: "the edge serves a cached {status} for {path} (age {age} s), while the same request past the cache gets {fresh_status}",
    fix: &[
        "Invalidate {path} at the distribution",
        "Lower ErrorCachingMinTTL of the custom error response for {status} (10 s without one), and send no max-age with errors",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|age|x-cache)'",
        "curl -sI '{fresh_url}' | grep -iE '^(HTTP|age|x-cache)'",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, CustomErrorResponses.Items]\"",
    ],
    page: include_str!("error_cached.md"),
};
