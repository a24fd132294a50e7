//! No pod may be evicted now.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "pdb-blocks-eviction",
    hop: Hop::Delivery,
    title: "no pod may be evicted now",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::scale::NO_EVICTION)],
    symptoms: &[],
    explains: &[],
    summary: "disruption budget {pdb} in {namespace} allows no eviction now ({healthy} healthy, {needed} needed): a drain of their nodes waits",
    fix: &["For a drain: add a replica first"],
    check: &["kubectl -n {namespace} get pdb {pdb}"],
    page: include_str!("pdb_blocks_eviction.md"),
};
