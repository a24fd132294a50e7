//! An annotation of the Ingress redirects visitors to where nobody can go.

use hopwise_probes::Hop;

use crate::facts::{Phase, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-annotation-redirects-astray",
    hop: Hop::Ingress,
    title: "an annotation of the Ingress redirects to a name that does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::redirect::ASTRAY), yes(&ingress::redirect::ASTRAY_BY_ANNOTATION)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Connect)],
    explains: &["ingress-redirects-astray"],
    summary: "annotation {annotation} of Ingress {ingress} in {namespace} sends visitors of {page_url} to {location}, where nobody can go: {why_lost}",
    fix: &[
        "Take nginx.ingress.kubernetes.io/{annotation} off Ingress {ingress}, or lead it to a name that exists",
        "If the name is still wanted: give it its record in DNS back",
    ],
    check: &[
        "kubectl -n {namespace} get ingress {ingress} -o yaml | grep -A8 {annotation}",
        "curl -sS -I '{page_url}' | grep -iE '^(HTTP|location)'",
    ],
    page: include_str!("annotation_redirects_astray.md"),
};
