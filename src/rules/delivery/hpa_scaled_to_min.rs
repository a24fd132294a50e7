//! The autoscaler is at its lower bound.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "hpa-scaled-to-min",
    hop: Hop::Delivery,
    title: "the autoscaler is at its lower bound",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::scale::AT_MIN)],
    symptoms: &[],
    explains: &[],
    summary: "autoscaler {hpa} in {namespace} has {workload} at its lower bound of {min} pods",
    fix: &["Nothing, as long as visitors are served"],
    check: &["kubectl -n {namespace} get hpa {hpa}"],
    page: include_str!("hpa_scaled_to_min.md"),
};
