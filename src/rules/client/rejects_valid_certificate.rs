//! A good certificate is refused because of this machine's clock.

use hopwise_probes::Hop;

use crate::facts::{Phase, client};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-rejects-valid-certificate",
    hop: Hop::Client,
    title: "this machine refuses a certificate that is valid",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&client::clock::MISLEADS)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{address} shows a certificate that is valid by the clocks of the servers; this machine refuses it because its own clock is {skew} {side}",
    fix: &["Set the clock of this machine and keep it by NTP: timedatectl set-ntp true"],
    check: &[
        "date -u; openssl s_client -connect {address} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates",
    ],
    page: include_str!("rejects_valid_certificate.md"),
};
