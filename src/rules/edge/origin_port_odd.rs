//! The edge asks the origin at an odd port.

use hopwise_probes::Hop;

use crate::facts::{behind, edge};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-port-odd",
    hop: Hop::Edge,
    title: "the edge asks the origin at an odd port",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::origin_set::PORT_ODD), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "balancer-listener-missing"],
    summary: "distribution {distribution} asks {origin_name} at port {odd_port}",
    fix: &["Set HTTPSPort (443) or HTTPPort (80) of origin {origin_id} to the port that the balancer listens on"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("origin_port_odd.md"),
};
