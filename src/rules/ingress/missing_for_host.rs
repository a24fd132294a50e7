//! No Ingress of the cluster has the host.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-missing-for-host",
    hop: Hop::Ingress,
    title: "no Ingress of the cluster has the host",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::route::NO_HOST), yes(&ingress::page::HOST_TURNED_AWAY)],
    symptoms: symptoms::TURNED_AWAY,
    explains: symptoms::TURNED_AWAY_SHOWS,
    summary: "no Ingress of the cluster has {host} (alike: {near})",
    fix: &[
        "Add {host} to the rules and the tls of its Ingress",
        "If the balancer sends another Host than visitors ask for: let the edge forward Host",
        "Check that this is the cluster behind the balancer: kubectl config current-context",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("missing_for_host.md"),
};
