//! The authentication service of the Ingress fails.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-auth-url-failing",
    hop: Hop::Ingress,
    title: "the authentication service of the Ingress fails",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::AUTH)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(super::NGINX)],
    explains: &["ingress-internal-error"],
    summary: "the service behind auth-url of Ingress {ingress} in {namespace} answers in a way that nginx cannot use: {message}",
    fix: &[
        "Ask the URL of auth-url from a controller pod; it must answer 2xx, 401 or 403",
        "If it is served by this same controller: take its cluster address",
    ],
    check: &[
        "kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'",
        "kubectl -n {namespace} describe ingress {ingress}",
    ],
    page: include_str!("auth_url_failing.md"),
};
