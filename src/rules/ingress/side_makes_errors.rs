//! What stands behind the balancer makes the errors.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-side-makes-errors",
    hop: Hop::Ingress,
    title: "what stands behind the balancer makes the errors",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::PASSED_ERRORS), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &["edge-error-status-masked"],
    summary: "the targets made {counted} errors in {minutes} minutes, the load balancer none: it passes them on",
    fix: &["Look behind the balancer: the ingress, the pods and the application; their logs have the error"],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("side_makes_errors.md"),
};
