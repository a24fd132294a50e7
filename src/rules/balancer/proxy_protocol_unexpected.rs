//! The ingress gets PROXY headers that it does not expect.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-proxy-protocol-unexpected",
    hop: Hop::Balancer,
    title: "the ingress gets PROXY headers that it does not expect",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::NOT_TLS), yes(&balancer::answer::PLAIN_REFUSED), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "edge-error-status-masked", "edge-not-tls"],
    summary: "{address} answers both TLS and plain HTTP with a plain 400: bytes that the ingress does not expect, such as a PROXY header, come before the request",
    fix: &[
        "Set use-proxy-protocol to \"true\" in the ConfigMap of ingress-nginx",
        "Or switch PROXY protocol off at the balancer: proxy_protocol_v2.enabled of the target group, or the annotation service.beta.kubernetes.io/aws-load-balancer-proxy-protocol",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} </dev/null",
        "kubectl -n ingress-nginx get configmap -o yaml | grep -i proxy-protocol",
        "kubectl -n ingress-nginx get service -o yaml | grep -i proxy-protocol",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
    ],
    page: include_str!("proxy_protocol_unexpected.md"),
};
