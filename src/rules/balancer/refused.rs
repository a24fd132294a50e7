//! Nobody listens at the balancer.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-refused",
    hop: Hop::Balancer,
    title: "nobody listens at the balancer",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::REFUSED), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Connect)],
    explains: &["edge-origin-connect-failed", "edge-origin-timeout", "edge-error-status-masked", "edge-refused"],
    summary: "{address} refuses connections ({bad} of {all} addresses of {origin}): nobody listens on this port, at the balancer or, behind a network load balancer, at its targets",
    fix: &[
        "Create the listener again, or set the port of the origin ({origin}) to one that the balancer listens on",
        "If {origin} is made by a Service of type LoadBalancer: compare its ports with the listeners, and read its events",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "kubectl get service -A | grep LoadBalancer",
    ],
    page: include_str!("refused.md"),
};
