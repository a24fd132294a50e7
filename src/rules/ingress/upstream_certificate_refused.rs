//! The controller refuses the certificate of the pod.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-certificate-refused",
    hop: Hop::Ingress,
    title: "the controller refuses the certificate of the pod",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::VERIFY)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "the controller refuses the certificate of {upstream} ({upstream_pod}): {message}",
    fix: &[
        "Set proxy-ssl-name of Ingress {ingress} to a name in the certificate of the pod, or renew that",
        "Or take proxy-ssl-verify off Ingress {ingress}",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("upstream_certificate_refused.md"),
};
