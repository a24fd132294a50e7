//! The command of the container is not in its image.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-command-not-found",
    hop: Hop::Pod,
    title: "the command of the container is not in its image",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::COMMAND_NOT_FOUND), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: container {container} of {image} cannot find its command ({message})",
    fix: &[
        "Correct command and args of container {container} in {workload}, or put the program into {image}",
        "If a script is named: its first line must name an interpreter that is in the image",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get {workload} -o jsonpath='{..containers[*].command}'",
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("command_not_found.md"),
};
