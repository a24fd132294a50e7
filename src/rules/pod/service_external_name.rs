//! The service is a name outside the cluster.

use hopwise_probes::Hop;

use crate::facts::pod;
use crate::rules::{Certainty, Rule, Severity, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "service-external-name",
    hop: Hop::Pod,
    title: "the service is a name outside the cluster",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::service::EXTERNAL_NAME)],
    symptoms: symptoms::NO_ANSWER,
    explains: &[
        "service-no-ready-endpoints",
        "ingress-no-endpoints",
        "ingress-upstream-refused",
        "ingress-upstream-timeout",
    ],
    summary: "Service {service} in {namespace} is the name {external_name} outside the cluster, and the controller does not get an answer there",
    fix: &[
        "Check that {external_name} resolves in the cluster, and answers",
        "The controller may forbid such Services: --disable-svc-external-name",
    ],
    check: &[
        "kubectl -n {namespace} get service {service} -o yaml",
        "kubectl -n ingress-nginx exec deploy/ingress-nginx-controller -- curl -sS -o /dev/null -w \"%{http_code}\" https://{external_name}/",
    ],
    page: include_str!("service_external_name.md"),
};
