//! The edge does not forward Host.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-host-header-not-forwarded",
    hop: Hop::Edge,
    title: "the edge does not forward Host",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin::HOST_NOT_FORWARDED)],
    symptoms: &[SymptomPattern::status(&[(400, 599)])],
    explains: &["ingress-host-unknown", "balancer-default-rule"],
    summary: "the edge shows the {status} that the origin gives for its own name {origin_host}, not the page that it gives for {host}",
    fix: &[
        "Forward Host to the origin: origin request policy AllViewer on the behaviour that matches {path} (not AllViewerExceptHostHeader)",
        "The certificate at the origin must then cover {host}",
    ],
    check: &[
        "curl -s -o /dev/null -w '%{http_code}\\n' --connect-to '::{origin_address}' 'https://{host}{path}'",
        "curl -sk -o /dev/null -w '%{http_code}\\n' --connect-to '::{origin_address}' 'https://{origin_host}{path}'",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
    ],
    page: include_str!("host_header_not_forwarded.md"),
};
