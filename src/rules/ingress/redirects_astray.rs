//! nginx redirects visitors to where nobody can go.

use hopwise_probes::Hop;

use crate::facts::{Phase, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-redirects-astray",
    hop: Hop::Ingress,
    title: "the ingress redirects to a name that does not exist",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::redirect::ASTRAY)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Connect)],
    explains: &[],
    summary: "nginx at the ingress answers {status} to {location} for {page_url}, where nobody can go: {why_lost}",
    fix: &[
        "Take the redirect off the Ingress of {host} (permanent-redirect, temporal-redirect, a snippet), or lead it to a name that exists",
        "If the name is still wanted: give it its record in DNS back",
    ],
    check: &[
        "curl -sS -I '{page_url}' | grep -iE '^(HTTP|location)'",
        "kubectl get ingress -A -o yaml | grep -E 'redirect|rewrite|return 30'",
    ],
    page: include_str!("redirects_astray.md"),
};
