//! The edge waits less than the page takes.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-read-timeout-short",
    hop: Hop::Edge,
    title: "the edge waits less than the page takes",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin_set::READ_TIMEOUT_SHORT)],
    symptoms: &[],
    explains: &["edge-origin-timeout", "edge-response-timeout"],
    summary: "distribution {distribution} waits {read_timeout} s for {origin_name}, and the page takes {seconds} s",
    fix: &[
        "Raise OriginReadTimeout of origin {origin_id} above the slowest page",
        "Find out what makes the page slow all the same",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("origin_read_timeout_short.md"),
};
