//! An annotation of the Ingress redirects to the site itself.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-permanent-redirect-loop",
    hop: Hop::Ingress,
    title: "the Ingress redirects to the site itself",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::REDIRECT_LOOP), yes(&ingress::setting::REDIRECTS_TO_ITSELF)],
    symptoms: symptoms::REDIRECTS,
    explains: &["ingress-redirect-loop", "edge-redirect-loop"],
    summary: "Ingress {ingress} in {namespace} redirects without end: its annotation {annotation} leads to {location}, which is the site itself",
    fix: &["Remove nginx.ingress.kubernetes.io/{annotation} from Ingress {ingress}, or lead it to another host"],
    check: &["kubectl -n {namespace} describe ingress {ingress}", "curl -sI https://{host}/"],
    page: include_str!("permanent_redirect_loop.md"),
};
