//! The nodes of the brand's pods.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Node;

use super::ready::takes_requests;
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// The disk of a node of a suffering pod is full.
pub static DISK_PRESSURE: Fact = Fact {
    name: "pod.node-disk-pressure",
    hop: Hop::Pod,
    about: "a node that a suffering pod is on, or waits for, is short of disk",
    derive: |e| settle(pressure(e, "DiskPressure")),
};

/// The memory of a node of a suffering pod is full.
pub static MEMORY_PRESSURE: Fact = Fact {
    name: "pod.node-memory-pressure",
    hop: Hop::Pod,
    about: "a node that a suffering pod is on, or waits for, is short of memory",
    derive: |e| settle(pressure(e, "MemoryPressure")),
};

/// A node of a suffering pod is out of process ids.
pub static PID_PRESSURE: Fact = Fact {
    name: "pod.node-pid-pressure",
    hop: Hop::Pod,
    about: "a node that a suffering pod is on, or waits for, is short of process ids",
    derive: |e| settle(pressure(e, "PIDPressure")),
};

/// The network of a node of a suffering pod is not set up.
pub static NETWORK_UNAVAILABLE: Fact = Fact {
    name: "pod.node-network-unavailable",
    hop: Hop::Pod,
    about: "a node that a suffering pod is on has no network for pods",
    derive: |e| settle(pressure(e, "NetworkUnavailable")),
};

/// A node of the brand's pods is cordoned.
pub static CORDONED: Fact = Fact {
    name: "pod.node-cordoned",
    hop: Hop::Pod,
    about: "a node of the cluster takes no new pods (cordoned)",
    derive: |e| settle(cordoned(e)),
};

/// The words of a node.
#[must_use]
pub fn words(node: &Got<'_, Node>) -> Seen {
    node.seen()
        .object(format!("node/{}", node.metadata.name))
        .word("node", &node.metadata.name)
        .word("instance", node.instance_id().unwrap_or("no EC2 instance"))
        .word("zone", node.zone().unwrap_or("no zone"))
}

fn pressure(e: &Evidence<'_>, kind: &str) -> Looked<Known> {
    let kube = e.kube();
    let suffering: Vec<_> = kube.selected_pods()?.into_iter().filter(|p| !takes_requests(p)).collect();
    if suffering.is_empty() {
        return Ok(Known::No);
    }
    for node in kube.nodes()? {
        let Some(condition) = node.condition(kind).filter(|c| c.status == "True") else { continue };
        let concerns = |p: &&Got<'_, hopwise_probes::evidence::kube::Pod>| {
            p.spec.node_name == node.metadata.name || p.spec.node_name.is_empty()
        };
        if let Some(pod) = suffering.iter().find(concerns) {
            return Ok(Known::Yes(
                words(&node)
                    .word("message", format!("{}: {}", condition.reason, condition.message))
                    .word("namespace", &pod.metadata.namespace)
                    .word("pod", &pod.metadata.name),
            ));
        }
    }
    Ok(Known::No)
}

fn cordoned(e: &Evidence<'_>) -> Looked<Known> {
    // Only where a route of this cluster takes the request does its state concern the brand.
    if e.kube().matched()?.is_none() {
        return Ok(Known::No);
    }
    let nodes = e.kube().nodes()?;
    Ok(Known::from_seen(nodes.iter().find(|n| n.spec.unschedulable).map(words)))
}
