//! The balancer cannot talk to its targets.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-target-refused",
    hop: Hop::Balancer,
    title: "the balancer cannot talk to its targets",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::TARGET_REFUSED)],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(super::ALB)],
    explains: &["edge-error-status-masked"],
    summary: "the Application Load Balancer answers 502 for {host}: its target refuses the connection, cuts it, or answers what is no HTTP",
    fix: &[
        "Look at the targets: the port (node port) must be open and speak what the target group says (HTTP or HTTPS)",
        "If it happens now and then: let the target keep connections longer than the balancer's idle timeout (60 s)",
        "If only some pages fail: response headers over 32 KiB, or broken ones",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|server)'",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
        "kubectl -n ingress-nginx get pods,service -o wide",
    ],
    page: include_str!("target_refused.md"),
};
