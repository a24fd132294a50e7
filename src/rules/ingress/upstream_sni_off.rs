//! The controller tells the pod no name in TLS.

use hopwise_probes::Hop;

use crate::facts::{Author, ingress, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-sni-off",
    hop: Hop::Ingress,
    title: "the controller tells the pod no name in TLS",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::setting::UPSTREAM_SNI_OFF), yes(&pod::apache::WANTS_NAME)],
    symptoms: &[SymptomPattern::status(&[(403, 403), (421, 421)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["apache-misdirected", "apache-access-denied"],
    summary: "Ingress {ingress} in {namespace} speaks TLS to the pods without a name, and Apache refuses requests for {host} without one",
    fix: &[
        "Set nginx.ingress.kubernetes.io/proxy-ssl-server-name: \"on\" and proxy-ssl-name: {host} on Ingress {ingress}",
    ],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("upstream_sni_off.md"),
};
