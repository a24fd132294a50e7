//! A network policy keeps the controller out.

use hopwise_probes::Hop;

use crate::facts::{ingress, pod};
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "network-policy-blocks-ingress",
    hop: Hop::Pod,
    title: "a network policy keeps the controller out",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::policy::BLOCKS_INGRESS), yes(&ingress::page::UPSTREAM_DEAD)],
    symptoms: symptoms::NO_ANSWER,
    explains: &["ingress-upstream-timeout", "ingress-upstream-refused", "pod-connect-timeout", "pod-unreachable"],
    summary: "network policy {policy} in {namespace} lets nobody from {controller_namespace} reach pod {pod}",
    fix: &["Add an ingress rule to {policy} that takes pods of {controller_namespace}"],
    check: &["kubectl -n {namespace} describe networkpolicy"],
    page: include_str!("network_policy_blocks_ingress.md"),
};
