//! nginx and the application undo each other's redirects.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-redirects-against-application",
    hop: Hop::Ingress,
    title: "ingress and application redirect against each other",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::redirect::AGAINST_APPLICATION)],
    symptoms: &[SymptomPattern::status(&[(300, 399)])],
    explains: &["edge-redirect-loop", "ingress-redirect-loop", "laravel-redirect-loop"],
    summary: "two redirects undo each other: nginx at the ingress sends {own_url} to {own_location} ({made_by}), and {other} behind it leads to {other_location}",
    fix: &[
        "Decide for one form of the address, and take out the other's redirect: at the ingress it is {made_by}",
        "If the other is to go: look in .htaccess and the routes of the application for what leads to {other_location}",
    ],
    check: &[
        "curl -sIL --max-redirs 4 '{url}' | grep -iE '^(HTTP|location|server)'",
        "kubectl get ingress -A -o yaml | grep -E 'redirect|rewrite|return 30'",
    ],
    page: include_str!("redirects_against_application.md"),
};
