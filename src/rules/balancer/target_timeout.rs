//! The targets of the balancer do not answer.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-target-timeout",
    hop: Hop::Balancer,
    title: "the targets of the balancer do not answer",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::answer::TARGET_TIMEOUT)],
    symptoms: &[
        SymptomPattern::status(&[(504, 504)]).by(super::ALB),
        SymptomPattern::ORIGIN,
        SymptomPattern::phase(Phase::Tls),
    ],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-silent",
    ],
    summary: "{address} takes the request for {host}, and no target behind it answers in time",
    fix: &[
        "After ten seconds: the nodes' security group does not let the balancer in to the node ports (30000-32767)",
        "After the idle timeout (60 s): the application is slow; look at its log and at the database",
        "Check that the nodes are up and the ingress pods run",
    ],
    check: &[
        "curl -sv -m 70 -o /dev/null --connect-to '::{address}' '{url}'",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
        "kubectl -n ingress-nginx get pods -o wide",
    ],
    page: include_str!("target_timeout.md"),
};
