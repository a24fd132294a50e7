//! Nodes.

use std::collections::BTreeMap;

use super::meta::{Condition, Meta, condition};
use super::projection::projection;

projection! {
    /// A Node.
    pub struct Node {
        /// Name and labels.
        pub metadata: Meta,
        /// What is wanted.
        pub spec: NodeSpec,
        /// How it goes.
        pub status: NodeStatus,
    }

    /// What a node should be.
    pub struct NodeSpec {
        /// Such as `aws:///eu-west-1a/i-0123456789abcdef0`.
        #[serde(rename = "providerID")]
        pub provider_id: String,
        /// Whether it takes no new pods (cordoned).
        pub unschedulable: bool,
        /// What keeps pods away.
        pub taints: Vec<Taint>,
    }

    /// What keeps pods away from a node.
    pub struct Taint {
        /// Its key.
        pub key: String,
        /// Its value.
        pub value: String,
        /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
        pub effect: String,
    }

    /// How a node goes.
    pub struct NodeStatus {
        /// Such as `Ready`, `MemoryPressure`, `DiskPressure`, `PIDPressure`, `NetworkUnavailable`.
        pub conditions: Vec<Condition>,
        /// Addresses.
        pub addresses: Vec<NodeAddress>,
        /// What pods may use.
        pub allocatable: BTreeMap<String, String>,
        /// Versions.
        pub node_info: NodeInfo,
    }

    /// One address of a node.
    pub struct NodeAddress {
        /// `InternalIP`, `ExternalIP`, `Hostname`.
        #[serde(rename = "type")]
        pub kind: String,
        /// The address.
        pub address: String,
    }

    /// Versions on a node.
    pub struct NodeInfo {
        /// Such as `v1.20.2`.
        pub kubelet_version: String,
    }
}

impl Node {
    /// Whether its kubelet says that it is ready; `Unknown` is not.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.condition("Ready").is_some_and(|c| c.status == "True")
    }

    /// Whether its kubelet has reported nothing for so long that the cluster knows nothing of it: whatever is asked of
    /// its pods waits in vain.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.condition("Ready").is_some_and(|c| c.status == "Unknown")
    }

    /// A condition by its type.
    #[must_use]
    pub fn condition(&self, kind: &str) -> Option<&Condition> {
        condition(&self.status.conditions, kind)
    }

    /// The EC2 instance.
    #[must_use]
    pub fn instance_id(&self) -> Option<&str> {
        self.spec.provider_id.rsplit('/').next().filter(|id| id.starts_with("i-"))
    }

    /// The zone, such as `eu-west-1a`.
    #[must_use]
    pub fn zone(&self) -> Option<&str> {
        self.metadata
            .label("topology.kubernetes.io/zone")
            .or_else(|| self.metadata.label("failure-domain.beta.kubernetes.io/zone"))
    }

    /// An address by its type.
    #[must_use]
    pub fn address(&self, kind: &str) -> Option<&str> {
        self.status.addresses.iter().find(|a| a.kind == kind).map(|a| a.address.as_str())
    }
}
