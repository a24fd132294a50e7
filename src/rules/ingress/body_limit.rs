//! The body is over the limit of the Ingress.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-body-limit",
    hop: Hop::Ingress,
    title: "the body is over the limit of the Ingress",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::BODY_TOO_LARGE), yes(&ingress::setting::BODY_SIZE)],
    symptoms: &[SymptomPattern::status(&[(413, 413)]).by(super::NGINX)],
    explains: &["ingress-body-too-large"],
    summary: "the request is over {limit}, which is what Ingress {ingress} in {namespace} takes ({place})",
    fix: &[
        "Set nginx.ingress.kubernetes.io/proxy-body-size on Ingress {ingress}, such as 50m",
        "Raise post_max_size and upload_max_filesize of PHP as well",
    ],
    check: &["kubectl -n {namespace} describe ingress {ingress}"],
    page: include_str!("body_limit.md"),
};
