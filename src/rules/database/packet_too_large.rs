//! A value is larger than the database takes.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-packet-too-large",
    hop: Hop::Database,
    title: "a value is larger than the database takes",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::PACKET)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} sends its database more than it takes in one packet: {error_text}",
    fix: &["Raise max_allowed_packet in the parameter group", "Keep large files in S3, not in a column"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("packet_too_large.md"),
};
