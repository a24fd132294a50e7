//! The postStart hook of a container fails.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pod-post-start-hook-failing",
    hop: Hop::Pod,
    title: "the postStart hook of a container fails",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::trouble::HOOK), yes(&pod::ready::NONE_READY)],
    symptoms: symptoms::UNAVAILABLE,
    explains: symptoms::NOT_READY,
    summary: "no pod of {workload} in {namespace} stays up: the postStart hook of container {container} fails, and the kubelet ends it ({message})",
    fix: &[
        "Run the hook's command in the image by hand: it must exist there and end with 0; let it not fail where its work can wait",
        "If this came with the last deploy: kubectl -n {namespace} rollout undo {workload}",
    ],
    check: &[
        "kubectl -n {namespace} get events --field-selector involvedObject.name={pod},reason=FailedPostStartHook",
        "kubectl -n {namespace} get {workload} -o jsonpath='{..postStart}'",
    ],
    page: include_str!("post_start_hook_failing.md"),
};
