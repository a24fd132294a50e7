//! The certificate at the edge is not valid yet.

use hopwise_probes::Hop;

use crate::facts::{Phase, client, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, no, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-certificate-not-yet-valid",
    hop: Hop::Edge,
    title: "the certificate at the edge is not valid yet",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::certificate::NOT_YET_VALID), no(&client::clock::WRONG)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate for {host} that is valid only from {not_before}",
    fix: &[
        "Attach a certificate that is valid today; wait until {not_before} only if nobody needs the site before",
        "If a CA of your own issued it: mend the clock of that CA",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName",
        "date -u",
    ],
    page: include_str!("certificate_not_yet_valid.md"),
};
