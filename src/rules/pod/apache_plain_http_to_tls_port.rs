//! The pod speaks TLS and is asked without.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-plain-http-to-tls-port",
    hop: Hop::Pod,
    title: "plain HTTP is sent to the TLS port of Apache",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::PLAIN_ON_TLS)],
    symptoms: &[SymptomPattern::status(&[(400, 400)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} answers 400: whoever asks it speaks plain HTTP to its TLS port",
    fix: &[
        "Set nginx.ingress.kubernetes.io/backend-protocol: HTTPS on the Ingress of {host}",
        "Or let the Service point at Apache's plain port",
        "Set scheme: HTTPS in the readiness and liveness probes of the pod, too",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl get ingress -A -o yaml | grep -F -B 30 'host: {host}' | grep -i backend-protocol",
    ],
    page: include_str!("apache_plain_http_to_tls_port.md"),
};
