//! The edge cannot talk to its origin.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-connect-failed",
    hop: Hop::Edge,
    title: "the edge cannot talk to its origin",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::page::ORIGIN_CONNECT_FAILED)],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront fails to connect to its origin for {host}, to agree on TLS with it, or to read its answer",
    fix: &[
        "Compare the origin of the distribution (name, HTTPSPort, OriginProtocolPolicy, OriginSslProtocols) with the listener of the balancer",
        "The certificate at the origin must be of a public authority, valid, and cover the origin name or the forwarded Host",
        "Allow com.amazonaws.global.cloudfront.origin-facing in the security group of the balancer",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Origins.Items[].[DomainName, CustomOriginConfig]]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("origin_connect_failed.md"),
};
