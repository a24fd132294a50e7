//! Code at the edge answers or fails.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-function-named",
    hop: Hop::Edge,
    title: "code at the edge answers or fails",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::functions::SET), yes(&edge::forwarding::CODE_ANSWERED)],
    symptoms: &[],
    explains: &["edge-function-answered", "edge-lambda-failed"],
    summary: "behaviour {pattern} of {distribution} runs {functions}, and code at the edge makes this answer",
    fix: &[
        "Read the function and its log (CloudFront Functions: /aws/cloudfront/function/NAME in us-east-1; Lambda@Edge: in the region of the edge)",
        "Publish the version before, or take the association off behaviour {pattern}",
    ],
    check: &[
        "aws cloudfront describe-function --name {function_name}",
        "aws cloudfront get-distribution-config --id {distribution}",
    ],
    page: include_str!("function_named.md"),
};
