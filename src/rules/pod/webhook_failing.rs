//! An admission webhook cannot be called.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-webhook-failing",
    hop: Hop::Pod,
    title: "an admission webhook cannot be called",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::made::WEBHOOK), yes(&pod::ready::NOTHING_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} is made: {message}",
    fix: &[
        "Bring the pods of the webhook back; the message names its Service",
        "If it cannot come back soon: set failurePolicy: Ignore, or remove its configuration",
    ],
    check: &["kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations"],
    page: include_str!("webhook_failing.md"),
};
