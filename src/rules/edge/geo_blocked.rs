//! The distribution blocks this country.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-geo-blocked",
    hop: Hop::Edge,
    title: "the distribution blocks this country",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::GEO_BLOCKED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "the distribution of {host} is configured to block the country that this request comes from",
    fix: &[
        "Take this country off the block list (or put it on the allow list): Restrictions.GeoRestriction of the distribution",
        "If the block is wanted: trace from a country that is allowed",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Restrictions.GeoRestriction]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("geo_blocked.md"),
};
