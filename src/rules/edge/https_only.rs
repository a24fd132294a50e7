//! The behaviour refuses plain HTTP.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-https-only",
    hop: Hop::Edge,
    title: "the behaviour refuses plain HTTP",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::HTTPS_ONLY)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront refuses http://{host} with 403 and takes https: the behaviour is HTTPS only",
    fix: &[
        "Set the viewer protocol policy of the behaviour to redirect-to-https, so that old links and typed names work",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior.ViewerProtocolPolicy]\"",
        "curl -sI 'http://{host}{path}'",
    ],
    page: include_str!("https_only.md"),
};
