//! What bounds pods: autoscalers, disruption budgets, quotas, network policies.

use std::collections::BTreeMap;

use super::meta::{Condition, IntOrString, Meta, Selector};
use super::projection::projection;

projection! {
    /// A HorizontalPodAutoscaler, of autoscaling/v1, v2beta2 and v2 alike.
    pub struct Hpa {
        /// Name.
        pub metadata: Meta,
        /// What it scales, and how far.
        pub spec: HpaSpec,
        /// How that goes.
        pub status: HpaStatus,
    }

    /// What an autoscaler scales.
    pub struct HpaSpec {
        /// The workload.
        pub scale_target_ref: ScaleTarget,
        /// Lower bound; one where nothing is said.
        pub min_replicas: Option<i64>,
        /// Upper bound.
        pub max_replicas: i64,
    }

    /// The workload of an autoscaler.
    pub struct ScaleTarget {
        /// Such as `Deployment`.
        pub kind: String,
        /// Its name.
        pub name: String,
    }

    /// How scaling goes.
    pub struct HpaStatus {
        /// Pods that there are.
        pub current_replicas: i64,
        /// Pods that it wants.
        pub desired_replicas: i64,
        /// Such as `ScalingActive`, `ScalingLimited`; none under v1.
        pub conditions: Vec<Condition>,
    }

    /// A PodDisruptionBudget.
    pub struct Pdb {
        /// Name.
        pub metadata: Meta,
        /// What it guards.
        pub spec: PdbSpec,
        /// What it allows now.
        pub status: PdbStatus,
    }

    /// What a budget guards.
    pub struct PdbSpec {
        /// Its pods.
        pub selector: Selector,
        /// How many must stay.
        pub min_available: Option<IntOrString>,
        /// How many may go.
        pub max_unavailable: Option<IntOrString>,
    }

    /// What a budget allows now.
    pub struct PdbStatus {
        /// How many pods may be evicted.
        pub disruptions_allowed: i64,
        /// Healthy pods.
        pub current_healthy: i64,
        /// Healthy pods that are wanted.
        pub desired_healthy: i64,
        /// All pods.
        pub expected_pods: i64,
    }

    /// A ResourceQuota.
    pub struct Quota {
        /// Name.
        pub metadata: Meta,
        /// Hard bounds and use.
        pub status: QuotaStatus,
    }

    /// Hard bounds and use of a quota, such as `pods: "10"`.
    pub struct QuotaStatus {
        /// Bounds.
        pub hard: BTreeMap<String, String>,
        /// Use.
        pub used: BTreeMap<String, String>,
    }

    /// A NetworkPolicy.
    pub struct NetworkPolicy {
        /// Name.
        pub metadata: Meta,
        /// Who may talk to whom.
        pub spec: NetworkPolicySpec,
    }

    /// Who may talk to whom.
    pub struct NetworkPolicySpec {
        /// The pods it is about; empty for all of the namespace.
        pub pod_selector: Selector,
        /// `Ingress`, `Egress`; where nothing is said, `Ingress`.
        pub policy_types: Vec<String>,
        /// Who may come in; empty lets nobody in.
        pub ingress: Vec<PolicyRule>,
        /// Where they may go; empty lets them go nowhere.
        pub egress: Vec<PolicyRule>,
    }

    /// Peers and ports of a policy.
    pub struct PolicyRule {
        /// Peers of an ingress rule; empty for all.
        pub from: Vec<Peer>,
        /// Peers of an egress rule; empty for all.
        pub to: Vec<Peer>,
        /// Ports; empty for all.
        pub ports: Vec<PolicyPort>,
    }

    /// One peer.
    pub struct Peer {
        /// Pods.
        pub pod_selector: Option<Selector>,
        /// Namespaces.
        pub namespace_selector: Option<Selector>,
        /// Addresses.
        pub ip_block: Option<IpBlock>,
    }

    /// Addresses of a peer.
    pub struct IpBlock {
        /// Such as `10.0.0.0/8`.
        pub cidr: String,
        /// Addresses within that are not meant.
        pub except: Vec<String>,
    }

    /// One port of a policy.
    pub struct PolicyPort {
        /// By number or name; nothing for all.
        pub port: Option<IntOrString>,
        /// `TCP` or `UDP`.
        pub protocol: String,
    }
}
