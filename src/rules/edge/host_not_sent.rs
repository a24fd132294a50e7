//! The behaviour keeps the visitor's Host from the origin.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-host-not-sent",
    hop: Hop::Edge,
    title: "the behaviour keeps the visitor's Host from the origin",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::forwarding::HOST_NOT_SENT), yes(&edge::forwarding::NAME_UNKNOWN_BEHIND)],
    symptoms: &[],
    explains: &[
        "edge-host-header-not-forwarded",
        "ingress-host-unknown",
        "ingress-path-unknown",
        "ingress-fake-certificate",
        "balancer-default-rule",
        "balancer-rule-missing",
    ],
    summary: "behaviour {pattern} of {distribution} does not send Host: the origin is asked for {origin_name} and does not know it",
    fix: &[
        "Set the origin request policy AllViewer (216adef6-5c7f-47e4-b989-5492eafa07d3) on behaviour {pattern}",
        "The certificate at the origin must then cover {host}",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("host_not_sent.md"),
};
