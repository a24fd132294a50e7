//! nginx does not start, for it refuses its configuration.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-config-refused",
    hop: Hop::Ingress,
    title: "the ingress controller does not start: nginx refuses its configuration",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::controller::CONFIG_REFUSED)],
    symptoms: symptoms::NOBODY,
    explains: &["controller-none-ready", "controller-crash-loop"],
    summary: "no pod of the ingress controller is ready: nginx in {controller} refuses its configuration ({message})",
    fix: &[
        "The message names a line: remove the annotation, the snippet or the setting in the ConfigMap that wrote it, of whichever brand",
        "A pod that ran before goes on with its old configuration; after a restart there is none to go on with",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} | grep -F emerg | tail",
        "kubectl get ingress -A -o yaml | grep -n snippet",
    ],
    page: include_str!("controller_config_refused.md"),
};
