//! Nothing makes the pods that the service selects.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "workload-missing",
    hop: Hop::Pod,
    title: "no workload makes the pods of the service",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::service::NOBODY_MAKES)],
    symptoms: symptoms::UNAVAILABLE,
    explains: &["service-no-ready-endpoints", "ingress-no-endpoints"],
    summary: "Service {service} in {namespace} selects {selector}, and no pod, Deployment, StatefulSet or DaemonSet is there to have these labels: the workload was deleted, or never deployed",
    fix: &[
        "Deploy the application again into {namespace}",
        "Look in the audit log or the deploy pipeline for who removed it",
    ],
    check: &["kubectl -n {namespace} get deployments,statefulsets,daemonsets,pods"],
    page: include_str!("workload_missing.md"),
};
