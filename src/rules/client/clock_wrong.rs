//! The clock of this machine is wrong.

use hopwise_probes::Hop;

use crate::facts::client;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "client-clock-wrong",
    hop: Hop::Client,
    title: "the clock of this machine is wrong",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&client::clock::WRONG)],
    symptoms: &[],
    explains: &["client-rejects-valid-certificate"],
    summary: "the clock of this machine is {skew} {side} every server that answered",
    fix: &["Set the clock of this machine and keep it by NTP: timedatectl set-ntp true"],
    check: &["date -u; curl -skI '{url}' | grep -i '^date:'", "timedatectl status"],
    page: include_str!("clock_wrong.md"),
};
