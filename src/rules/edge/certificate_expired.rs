//! The certificate at the public name has expired.

use hopwise_probes::Hop;

use crate::facts::{Phase, client, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-expired",
    hop: Hop::Edge,
    title: "the certificate at the edge has expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::EXPIRED), no(&client::clock::MISLEADS)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate for {host} that expired on {not_after}",
    fix: &[
        "Renew or re-import the certificate in ACM (us-east-1) and wait until the distribution is deployed",
        "If ACM should have renewed it: restore the validation CNAME of each name, then retry the renewal",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject",
    ],
    page: include_str!("certificate_expired.md"),
};
