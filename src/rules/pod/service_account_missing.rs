//! The service account of the pods does not exist.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-service-account-missing",
    hop: Hop::Pod,
    title: "the service account of the pods does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::ACCOUNT), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &["Create the service account in {namespace}, or correct serviceAccountName in {workload}"],
    check: &["kubectl -n {namespace} get serviceaccounts"],
    page: include_str!("service_account_missing.md"),
};
