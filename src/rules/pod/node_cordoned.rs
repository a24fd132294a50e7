//! A node takes no new pods.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "node-cordoned",
    hop: Hop::Pod,
    title: "a node takes no new pods",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&pod::node::CORDONED)],
    symptoms: &[],
    explains: &[],
    summary: "node {node} ({instance}, {zone}) is cordoned: it takes no new pods",
    fix: &["If the work on it is done: kubectl uncordon {node}"],
    check: &["kubectl get nodes"],
    page: include_str!("node_cordoned.md"),
};
