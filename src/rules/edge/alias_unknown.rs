//! No distribution lists the name.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-alias-unknown",
    hop: Hop::Edge,
    title: "no distribution lists the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::ALIAS_UNKNOWN)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Cloudfront])],
    explains: &["edge-default-cloudfront-certificate", "edge-certificate-wrong-name"],
    summary: "CloudFront knows no distribution for {host}: it answers 403 Bad request",
    fix: &[
        "Add {host} to the alternate domain names (Aliases) of the distribution, with an ACM certificate (us-east-1) that covers it",
        "If CloudFront refuses with CNAMEAlreadyExists: the name is held by another distribution or account; move it from there",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, Status, DomainName]\"",
        "aws cloudfront list-conflicting-aliases --alias {host} --distribution-id $DISTRIBUTION_ID",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("alias_unknown.md"),
};
