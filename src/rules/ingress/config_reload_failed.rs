//! Nginx refused the new configuration.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-config-reload-failed",
    hop: Hop::Ingress,
    title: "nginx refused the new configuration",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::controller::RELOAD_FAILED), yes(&ingress::page::NOT_SERVED)],
    symptoms: symptoms::MISCONFIGURED,
    explains: &[
        "ingress-host-unknown",
        "ingress-path-unknown",
        "ingress-no-endpoints",
        "ingress-fake-certificate",
        "ingress-access-denied",
    ],
    summary: "nginx in {controller} refused its new configuration and works with an old one: {message}",
    fix: &[
        "The message names the line and the Ingress: remove its annotation or snippet",
        "Then look for a RELOAD event without a warning",
    ],
    check: &[
        "kubectl -n {controller_namespace} get events --field-selector reason=RELOAD",
        "kubectl -n {controller_namespace} logs {controller} | grep -F emerg | tail",
    ],
    page: include_str!("config_reload_failed.md"),
};
