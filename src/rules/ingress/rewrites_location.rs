//! The Ingress changes where the application redirects to.

use hopwise_probes::Hop;

use crate::facts::{Phase, ingress};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-rewrites-location",
    hop: Hop::Ingress,
    title: "the Ingress rewrites redirects to a name that does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::redirect::REWRITTEN)],
    symptoms: &[SymptomPattern::phase(Phase::Request)],
    explains: &["laravel-wrong-app-url"],
    summary: "Ingress {ingress} in {namespace} rewrites redirects: visitors are sent to {location}, a name that does not exist, where a pod says {pod_location}",
    fix: &[
        "Take proxy-redirect-from ({rewritten_from}) and proxy-redirect-to ({rewritten_to}) off Ingress {ingress}",
        "If the application names a place that visitors cannot reach: mend its APP_URL instead, and let {rewritten_to} be https://{host}/",
    ],
    check: &[
        "kubectl -n {namespace} get ingress {ingress} -o yaml | grep proxy-redirect",
        "curl -sS -I '{url}' | grep -i '^location'",
    ],
    page: include_str!("rewrites_location.md"),
};
