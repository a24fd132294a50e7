//! The balancer has no targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-no-targets",
    hop: Hop::Balancer,
    title: "the balancer has no targets",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::answer::NO_TARGETS)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(super::ALB)],
    explains: &["edge-error-status-masked"],
    summary: "the Application Load Balancer answers 503 for {host}: the target group of the rule has no registered targets",
    fix: &[
        "Register the nodes in the target group again; compare with the group that the listener rule of {host} forwards to",
        "If a controller keeps the group: read its log (a node without providerID is left out) and the events of the Service",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|server)'",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
        "kubectl get nodes -o custom-columns=NAME:.metadata.name,PROVIDER:.spec.providerID",
    ],
    page: include_str!("no_targets.md"),
};
