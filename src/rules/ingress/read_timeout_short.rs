//! The controller waits a short time only.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-read-timeout-short",
    hop: Hop::Ingress,
    title: "the controller waits a short time only",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::READ_TIMEOUT), yes(&ingress::setting::READ_TIMEOUT_SHORT)],
    symptoms: symptoms::TIMEOUT,
    explains: &["ingress-upstream-timeout", "pod-answers-slowly"],
    summary: "the controller waits {seconds} s for {upstream_pod} ({place}), and got no answer",
    fix: &[
        "Raise nginx.ingress.kubernetes.io/proxy-read-timeout of Ingress {ingress} (60 by default)",
        "Or make the request faster: see what it waits for",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("read_timeout_short.md"),
};
