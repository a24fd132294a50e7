//! SNI and Host differ at the pod.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-misdirected",
    hop: Hop::Pod,
    title: "Apache refuses a Host that does not fit the TLS name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::MISDIRECTED)],
    symptoms: &[SymptomPattern::status(&[(421, 421)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} answers 421: the name sent in TLS to the pod does not fit the Host of the request",
    fix: &[
        "Set nginx.ingress.kubernetes.io/proxy-ssl-server-name: \"on\" and proxy-ssl-name: {host} on the Ingress",
        "Or serve {host} from the default virtual host of the pod",
    ],
    check: &["curl -sS -i --max-time 20 '{url}' | head -n 40", "kubectl get ingress -A -o wide | grep -F '{host}'"],
    page: include_str!("apache_misdirected.md"),
};
