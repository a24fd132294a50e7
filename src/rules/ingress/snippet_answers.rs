//! A snippet of the Ingress makes the answer.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-snippet-answers",
    hop: Hop::Ingress,
    title: "a snippet of the Ingress answers in place of the site",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::setting::SNIPPET_ANSWERS)],
    symptoms: &[SymptomPattern::status(&[(400, 599)]).by(super::NGINX)],
    explains: &[
        "ingress-no-endpoints",
        "ingress-access-denied",
        "ingress-host-unknown",
        "ingress-path-unknown",
        "ingress-internal-error",
        "ingress-rate-limited",
        "edge-error-status-masked",
    ],
    summary: "nginx at the ingress answers {status} for {host} by itself: annotation {snippet} of Ingress {ingress} in {namespace} returns it",
    fix: &[
        "Remove the `return` from the {snippet} of Ingress {ingress}, if the maintenance or the lock that it was for is over",
        "If it stands within an `if`: see what the condition asks for, such as a header that the edge has to send",
    ],
    check: &["kubectl -n {namespace} get ingress {ingress} -o yaml | grep -A8 snippet"],
    page: include_str!("snippet_answers.md"),
};
