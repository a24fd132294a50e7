//! A container was started anew a moment ago.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-restarted-recently",
    hop: Hop::Pod,
    title: "a container was started anew a moment ago",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&pod::ready::RESTARTED), yes(&pod::ready::SOME_READY)],
    symptoms: &[],
    explains: &[],
    summary: "container {container} of pod {pod} in {namespace} was started anew {minutes} minutes ago (exit code {exit_code}, {reason})",
    fix: &["If it goes on: read the log of the container before"],
    check: &["kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50"],
    page: include_str!("restarted_recently.md"),
};
