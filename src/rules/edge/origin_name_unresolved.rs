//! The edge cannot resolve its origin.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-name-unresolved",
    hop: Hop::Edge,
    title: "the edge cannot resolve its origin",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::ORIGIN_NAME_UNRESOLVED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront cannot resolve the name of its origin for {host}",
    fix: &[
        "Compare the origin domain name of the distribution with DNS; repair the record, or set the origin to a name that exists",
        "CloudFront asks public DNS: a name of a private zone does not resolve for it",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Origins.Items[].[DomainName, CustomOriginConfig]]\"",
        "dig +short ORIGIN_DOMAIN_NAME @1.1.1.1",
    ],
    page: include_str!("origin_name_unresolved.md"),
};
