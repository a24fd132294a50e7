//! The certificate at the edge is not trusted.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-untrusted",
    hop: Hop::Edge,
    title: "the certificate at the edge is not trusted",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::UNTRUSTED)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate that no client trusts: {subject}, issued by {issuer}",
    fix: &[
        "Attach a certificate of a public authority to {host}, such as one of ACM",
        "If {issuer} is an authority of your own: trust it on the clients, and trace with --cacert FILE",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} -showcerts </dev/null 2>&1 | grep -E ' s:| i:|Verify'",
    ],
    page: include_str!("certificate_untrusted.md"),
};
