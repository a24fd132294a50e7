//! The ingress fails by itself.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-internal-error",
    hop: Hop::Ingress,
    title: "the ingress fails by itself",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::INTERNAL_ERROR)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress answers 500 for {host} by itself: mostly its authentication service cannot be asked",
    fix: &[
        "With auth-url: the service does not answer, or answers neither 2xx, 401 nor 403; look at its pods and at the controller's log",
        "Without: look in the controller's log for an error of Lua or of the rewrite, which ends at 500 too",
    ],
    check: &[
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -F 'server: {host}'",
        "kubectl get ingress -A -o yaml | grep -i auth-url",
    ],
    page: include_str!("internal_error.md"),
};
