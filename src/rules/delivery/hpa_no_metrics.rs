//! The autoscaler gets no metrics.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "hpa-no-metrics",
    hop: Hop::Delivery,
    title: "the autoscaler gets no metrics",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::scale::NO_METRICS)],
    symptoms: &[],
    explains: &[],
    summary: "autoscaler {hpa} in {namespace} gets no metrics for {workload} and does not scale: {message}",
    fix: &["Look at metrics-server, and at resources.requests of {workload}"],
    check: &["kubectl -n {namespace} describe hpa {hpa}", "kubectl top nodes"],
    page: include_str!("hpa_no_metrics.md"),
};
