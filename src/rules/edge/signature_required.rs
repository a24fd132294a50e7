//! The behaviour takes signed requests alone.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-signature-required",
    hop: Hop::Edge,
    title: "the behaviour takes signed requests alone",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::SIGNATURE_REQUIRED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "the behaviour of the distribution for {path} takes signed URLs or cookies alone, and this request has none",
    fix: &[
        "Switch off RestrictViewerAccess (trusted key groups) on the behaviour that matches {path}, if the path is public",
        "If it is meant to be private: let the application sign its links (CloudFront key pair id, policy, signature)",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("signature_required.md"),
};
