//! The service takes the pods of another workload too.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-takes-another-workload",
    hop: Hop::Pod,
    title: "the service takes the pods of another workload too",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::answer::OF_TWO_WORKLOADS)],
    symptoms: &[SymptomPattern::status(&[(400, 499)])],
    explains: &["laravel-route-missing", "apache-file-not-found", "apache-access-denied"],
    summary: "Service {service} in {namespace} ({selector}) takes pods of {workload}, which answer the page, and of {other_workload}, which answer {status}",
    fix: &[
        "Give the pods of {other_workload} labels of their own, or let Service {service} select by one that only {workload} has",
    ],
    check: &["kubectl -n {namespace} get pods -l '{selector}' --show-labels"],
    page: include_str!("service_takes_another_workload.md"),
};
