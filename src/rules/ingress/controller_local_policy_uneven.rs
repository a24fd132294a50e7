//! Some nodes have no pod of the ingress controller.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "controller-local-policy-uneven",
    hop: Hop::Ingress,
    title: "some nodes have no pod of the ingress controller",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::entry::LOCAL_UNEVEN)],
    symptoms: &[],
    explains: &[],
    summary: "Service {controller_service} in {controller_namespace} is externalTrafficPolicy: Local, and these nodes have no ready pod of the controller: {nodes}",
    fix: &[
        "That is fine as long as the balancer checks the health port of the Service",
        "If it does not: run the controller as a DaemonSet, or use the policy Cluster",
    ],
    check: &[
        "kubectl -n {controller_namespace} get service {controller_service} -o yaml",
        "kubectl -n {controller_namespace} get pods -o wide",
    ],
    page: include_str!("controller_local_policy_uneven.md"),
};
