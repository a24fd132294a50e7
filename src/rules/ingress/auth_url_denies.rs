//! The authentication service of the Ingress turns the visitor away.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-auth-url-denies",
    hop: Hop::Ingress,
    title: "the authentication service of the Ingress refuses the visitor",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::setting::AUTH_URL), yes(&ingress::page::FORBIDDEN)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(super::NGINX)],
    explains: &["ingress-access-denied"],
    summary: "nginx at the ingress answers 403 for {host}: Ingress {ingress} in {namespace} asks {auth_url} about each request, which refuses",
    fix: &[
        "Read the log of the service at {auth_url}: it says whom it refuses and why",
        "If the site is meant to be open: take auth-url off Ingress {ingress}",
    ],
    check: &["kubectl -n {namespace} get ingress {ingress} -o yaml | grep auth-"],
    page: include_str!("auth_url_denies.md"),
};
