//! What the scheduler says of a pod for which it finds no node.

use super::Kind;

/// The kind of trouble in the scheduler's own words.
///
/// Of several reasons the one that most nodes have is the one to mend; the words carry the count of nodes before each.
pub(super) fn kind(message: &str) -> Kind {
    let message = message.split(" preemption:").next().unwrap_or(message);
    if message.contains("no nodes available") || message.starts_with("0/0 nodes") {
        return Kind::PendingNoNodes;
    }
    // A claim is looked at before any node.
    if message.contains("persistentvolumeclaim") || message.contains("PersistentVolumeClaim") {
        return Kind::PendingVolume;
    }
    let reasons = message.split_once("available:").map_or(message, |(_, rest)| rest);
    // Control plane nodes keep all pods away by design: their taint is no reason while another one is given.
    let told: Vec<_> = reasons.split(',').filter_map(of_reason).collect();
    let by_design = |r: &(u32, Kind, bool)| r.2;
    let real: Vec<_> = told.iter().filter(|r| !by_design(r)).collect();
    let counted = if real.is_empty() { told.iter().collect() } else { real };
    counted
        .into_iter()
        .max_by_key(|(count, kind, _)| (*count, std::cmp::Reverse(*kind)))
        .map_or(Kind::PendingOther, |(_, kind, _)| *kind)
}

fn of_reason(reason: &str) -> Option<(u32, Kind, bool)> {
    let reason = reason.trim();
    let count = reason.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let has = |words: &str| reason.contains(words);
    let by_design = has("node-role.kubernetes.io/");
    let kind = if has("Insufficient cpu") {
        Kind::PendingCpu
    } else if has("Insufficient memory") {
        Kind::PendingMemory
    } else if has("taint") {
        Kind::PendingTaint
    } else if has("volume") {
        Kind::PendingVolume
    } else if has("affinity") || has("selector") || has("topology spread") {
        Kind::PendingSelector
    } else if has("free ports") || has("Too many pods") {
        Kind::PendingPorts
    } else if has("unschedulable") {
        Kind::PendingTaint
    } else {
        return None;
    };
    Some((count, kind, by_design))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedulers_words_are_read_by_what_most_nodes_say() {
        for (message, expected) in [
            ("0/3 nodes are available: 3 Insufficient cpu.", Kind::PendingCpu),
            (
                "0/5 nodes are available: 3 Insufficient memory, 2 Insufficient cpu. preemption: 0/5 nodes",
                Kind::PendingMemory,
            ),
            ("0/2 nodes are available: 2 node(s) had untolerated taint {dedicated: db}.", Kind::PendingTaint),
            (
                "0/2 nodes are available: 2 node(s) had taint {dedicated: db}, that the pod didn't tolerate.",
                Kind::PendingTaint,
            ),
            ("0/2 nodes are available: 2 node(s) didn't match node selector.", Kind::PendingSelector),
            ("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.", Kind::PendingSelector),
            ("no nodes available to schedule pods", Kind::PendingNoNodes),
            ("0/2 nodes are available: 2 node(s) were unschedulable.", Kind::PendingTaint),
            (
                "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.",
                Kind::PendingPorts,
            ),
            ("persistentvolumeclaim \"data\" not found", Kind::PendingVolume),
            ("0/1 nodes are available: 1 pod has unbound immediate PersistentVolumeClaims.", Kind::PendingVolume),
            (
                "0/4 nodes are available: 3 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 1 Insufficient cpu.",
                Kind::PendingCpu,
            ),
            ("words of a later version", Kind::PendingOther),
        ] {
            assert_eq!(kind(message), expected, "{message}");
        }
    }
}
