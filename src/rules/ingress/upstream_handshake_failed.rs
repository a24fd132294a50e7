//! The TLS handshake with the pod fails.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-upstream-handshake-failed",
    hop: Hop::Ingress,
    title: "the TLS handshake with the pod fails",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::log::HANDSHAKE)],
    symptoms: symptoms::BAD_GATEWAY,
    explains: &["ingress-upstream-refused"],
    summary: "the TLS handshake of the controller with {upstream} ({upstream_pod}) fails: {message}",
    fix: &[
        "Compare SSLProtocol and SSLCipherSuite of the pod with proxy-ssl-protocols of Ingress {ingress} (TLSv1.2 by default)",
        "If the pod wants a name: proxy-ssl-server-name: \"on\" and proxy-ssl-name: {host}",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("upstream_handshake_failed.md"),
};
