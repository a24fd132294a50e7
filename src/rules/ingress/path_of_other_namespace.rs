//! An Ingress of another namespace takes the path.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-path-of-other-namespace",
    hop: Hop::Ingress,
    title: "an Ingress of another namespace takes the path",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&ingress::route::OF_OTHER_NAMESPACE)],
    symptoms: &[SymptomPattern::status(&[(404, 404)])],
    explains: &["laravel-route-missing", "apache-file-not-found"],
    summary: "Ingress {ingress} in {namespace}, made {born}, takes {taken_path} of {host} to Service {service}, which has no such page; pod {other_pod} behind {other} gives it",
    fix: &[
        "Agree with the owners of namespace {namespace} who serves {taken_path} of {host}, and take the path out of one of the two Ingresses",
        "If the path is theirs from now on: their Service {service} must have the page",
    ],
    check: &[
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,AGE:.metadata.creationTimestamp,HOSTS:.spec.rules[*].host,PATHS:.spec.rules[*].http.paths[*].path | grep -F '{host}'",
        "kubectl -n {other_namespace} describe ingress {other_ingress}",
    ],
    page: include_str!("path_of_other_namespace.md"),
};
