//! The edge refuses the signature.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-signature-denied",
    hop: Hop::Edge,
    title: "the edge refuses the signature",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::SIGNATURE_DENIED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront refuses the signature of the request for {path}: expired, wrong policy, or wrong key",
    fix: &[
        "Sign the URL anew; compare its Expires (or the policy's DateLessThan) with the clock of the signer",
        "If all links fail: compare the key id in the links with the public keys of the key group of the behaviour",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
        "aws cloudfront list-key-groups",
        "date -u",
    ],
    page: include_str!("signature_denied.md"),
};
