//! The pod does not answer the ingress in time.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-timeout",
    hop: Hop::Ingress,
    title: "the pod does not answer the ingress in time",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::page::GATEWAY_TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(504, 504)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress answers 504 for {host}: the pod did not answer in time",
    fix: &[
        "After 60 s (proxy-read-timeout): the application is slow; look at PHP-FPM's slow log and at the database",
        "After three times 5 s (proxy-connect-timeout): connections to the pod are dropped; look at NetworkPolicy, node and security group",
    ],
    check: &[
        "curl -s -o /dev/null -w '%{http_code} after %{time_total} s\\n' '{url}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 | grep -F 'server: {host}'",
        "kubectl -n ingress-nginx logs -l app.kubernetes.io/name=ingress-nginx --tail=5000 --prefix | grep '{request_id}'",
    ],
    page: include_str!("upstream_timeout.md"),
};
