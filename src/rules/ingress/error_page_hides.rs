//! A page of the controller hides the error of the pods.

use hopwise_probes::Hop;

use crate::facts::error_page;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-error-page-hides",
    hop: Hop::Ingress,
    title: "a page of the controller stands in place of the error of the pods",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&error_page::OF_INGRESS)],
    symptoms: &[],
    explains: &[],
    summary: "the pods answer {error_status}, and the controller puts a page of its own with {status} before it (custom-http-errors)",
    fix: &[
        "Mend the error of the pods first",
        "Let the default backend answer with the status in X-Code, or take {error_status} out of custom-http-errors, so that monitors see the error",
    ],
    check: &[
        "kubectl -n ingress-nginx get configmap -o yaml | grep custom-http-errors",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 --prefix | grep '{request_id}'",
    ],
    page: include_str!("error_page_hides.md"),
};
