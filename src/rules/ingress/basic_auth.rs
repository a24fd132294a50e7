//! The ingress asks for a password.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-basic-auth",
    hop: Hop::Ingress,
    title: "the ingress asks for a password",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::BASIC_AUTH)],
    symptoms: &[],
    explains: &[],
    summary: "nginx at the ingress asks for a password for {host} (401): by design, and nothing behind it was seen",
    fix: &["To see behind it, send the password with -H 'Authorization: Basic …'"],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|www-authenticate)'",
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("basic_auth.md"),
};
