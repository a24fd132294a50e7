//! The command of the container may not be run.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-command-not-executable",
    hop: Hop::Pod,
    title: "the command of the container may not be run",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::COMMAND_NOT_EXECUTABLE), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} runs: the command of container {container} of {image} may not be run ({message})",
    fix: &[
        "Make the program executable in the image (chmod +x, built for the architecture of the node)",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50",
        "kubectl get node {node} -o jsonpath='{.status.nodeInfo.architecture}'",
        "kubectl -n {namespace} describe pod {pod}",
    ],
    page: include_str!("command_not_executable.md"),
};
