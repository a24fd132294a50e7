//! DNS names another distribution than the one that answers.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-dns-leads-to-other-distribution",
    hop: Hop::Edge,
    title: "DNS names another distribution than the one that answers",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&edge::distribution::DNS_LEADS_ELSEWHERE)],
    symptoms: &[],
    explains: &[],
    summary: "{host} is an alias of {distribution} ({distribution_domain}), and DNS leads to {other_domain} ({other_distribution})",
    fix: &["Set the record to {distribution_domain}, so that nobody looks at the wrong distribution"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("dns_leads_to_other_distribution.md"),
};
