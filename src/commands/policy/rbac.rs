//! The ClusterRoles of a trace, made from the one list of calls that it can make to a cluster.

use std::collections::BTreeMap;

use hopwise_probes::cluster::{CALLS, Part};

use crate::cli::RbacPart;

/// The least ClusterRoles as YAML documents: one for reading, and one for each further part that is wanted.
#[must_use]
pub fn roles(without: &[RbacPart], exec: bool) -> String {
    let parts = [
        (Part::Read, None, "hopwise", "Reads objects: needed for every look inside the cluster."),
        (
            Part::Secrets,
            Some(RbacPart::Secrets),
            "hopwise-certificates",
            "Reads TLS Secrets, to tell a certificate that is missing, expired or for another name. Values are never kept.",
        ),
        (
            Part::Logs,
            Some(RbacPart::Logs),
            "hopwise-logs",
            "Looks for the trace's own requests in logs, and for errors beside them.",
        ),
        (
            Part::PortForward,
            Some(RbacPart::PortForward),
            "hopwise-port-forward",
            "Sends the same request straight to controller and application pods.",
        ),
        (Part::Exec, None, "hopwise-exec", "Runs the fixed, harmless commands of --exec."),
    ];
    let wanted = parts
        .iter()
        .filter(|(part, name, ..)| name.is_none_or(|name| !without.contains(&name)) && (*part != Part::Exec || exec));
    let roles: Vec<String> = wanted.map(|(part, _, name, why)| role(*part, name, why)).collect();
    roles.join("---\n")
}

fn role(part: Part, name: &str, why: &str) -> String {
    // One rule for each group and verb, resources together.
    let mut rules: BTreeMap<(&str, Vec<&str>), Vec<&str>> = BTreeMap::new();
    let mut verbs: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for call in CALLS.iter().filter(|c| c.part == part) {
        verbs.entry((call.group, call.resource)).or_default().push(call.verb);
    }
    for ((group, resource), mut verbs) in verbs {
        verbs.sort_unstable();
        rules.entry((group, verbs)).or_default().push(resource);
    }
    let mut text = format!(
        "# {why}\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: {name}\nrules:\n"
    );
    for ((group, verbs), resources) in rules {
        text.push_str(&format!(
            "  - apiGroups: [\"{group}\"]\n    resources: [{}]\n    verbs: [{}]\n",
            resources.join(", "),
            verbs.join(", ")
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_role_writes_nothing_and_leaves_the_optional_parts_out() {
        let all = roles(&[], false);
        for word in ["update", "patch", "delete", "watch", "\"*\"", "pods/exec"] {
            assert!(!all.contains(word), "{word} in {all}");
        }
        let least = roles(&[RbacPart::Secrets, RbacPart::Logs, RbacPart::PortForward], false);
        for word in ["secrets", "pods/log", "pods/portforward"] {
            assert!(all.contains(word), "{word} is not in {all}");
            assert!(!least.contains(word), "{word} in {least}");
        }
        assert!(!least.contains("create"), "{least}");
        assert!(roles(&[], true).contains("pods/exec"));
    }
}
