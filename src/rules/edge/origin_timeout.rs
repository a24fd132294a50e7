//! The edge waits for its origin in vain.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-timeout",
    hop: Hop::Edge,
    title: "the edge waits for its origin in vain",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::page::ORIGIN_TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(504, 504)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront gets no answer of its origin for {host} in time (504)",
    fix: &[
        "Allow com.amazonaws.global.cloudfront.origin-facing on the listener port in the security group of the balancer",
        "If it answers slowly: find out why, or raise OriginReadTimeout (30 s) of the origin",
        "The balancer must be internet-facing, its name must give a public address",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Origins.Items[].[DomainName, CustomOriginConfig]]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("origin_timeout.md"),
};
