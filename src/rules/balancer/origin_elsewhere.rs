//! The origin's name leads to another balancer.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-origin-elsewhere",
    hop: Hop::Balancer,
    title: "the origin's name leads to another balancer than the cluster's",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::owner::OF_OTHERS)],
    symptoms: &[SymptomPattern::ORIGIN, symptoms::NOT_FOUND[0], symptoms::NOT_FOUND[1]],
    explains: &[
        "ingress-host-unknown",
        "ingress-path-unknown",
        "ingress-fake-certificate",
        "edge-origin-connect-failed",
        "edge-error-status-masked",
    ],
    summary: "the origin {origin_host} leads to {given}, where a controller does not know {host}; the cluster that serves it stands behind {own_name} ({own_addresses})",
    fix: &[
        "Point the record {origin_host}, or the origin of the distribution, at {own_name}",
        "Look at what changed it: a template of another environment, or external-dns of another cluster with the same zone",
    ],
    check: &[
        "dig {origin_host} A; dig {own_name} A",
        "kubectl get service -A -o wide | grep LoadBalancer",
        "curl -sS -o /dev/null -w '%{http_code}' --connect-to '::{own_name}:443' '{url}'",
    ],
    page: include_str!("origin_elsewhere.md"),
};
