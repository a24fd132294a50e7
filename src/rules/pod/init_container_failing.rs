//! An init container fails.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-init-container-failing",
    hop: Hop::Pod,
    title: "an init container fails",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::INIT_FAILING), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} starts: init container {container} ends with exit code {exit_code}: {message}",
    fix: &[
        "Read the log of init container {container}: migrations, permissions and waiting for a database are the usual ones",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} logs {pod} -c {container} --tail=50",
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("init_container_failing.md"),
};
