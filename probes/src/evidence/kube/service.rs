//! Services and the endpoints behind them: EndpointSlices of v1 and v1beta1, and Endpoints of old clusters.

use std::collections::BTreeMap;

use super::ingress::IngressStatus;
use super::meta::{IntOrString, Meta};
use super::projection::projection;

projection! {
    /// A Service.
    pub struct Service {
        /// Name, labels, annotations.
        pub metadata: Meta,
        /// Ports and selector.
        pub spec: ServiceSpec,
        /// The balancer's addresses.
        pub status: IngressStatus,
    }

    /// Ports and selector of a Service.
    pub struct ServiceSpec {
        /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
        #[serde(rename = "type")]
        pub kind: String,
        /// Labels of its pods; empty where endpoints are made by hand.
        pub selector: BTreeMap<String, String>,
        /// Ports.
        pub ports: Vec<ServicePort>,
        /// `None` for a headless Service.
        #[serde(rename = "clusterIP")]
        pub cluster_ip: String,
        /// For `ExternalName`.
        pub external_name: String,
        /// `Cluster` or `Local`.
        pub external_traffic_policy: String,
        /// Where the balancer asks whether a node has a pod of a `Local` Service.
        pub health_check_node_port: u16,
        /// `ClientIP` or `None`.
        pub session_affinity: String,
        /// Whether pods count before they are ready.
        pub publish_not_ready_addresses: bool,
        /// Addresses that the balancer takes.
        pub load_balancer_source_ranges: Vec<String>,
    }

    /// One port of a Service.
    pub struct ServicePort {
        /// Name; may be empty where there is one port alone.
        pub name: String,
        /// `TCP` or `UDP`.
        pub protocol: String,
        /// The port itself.
        pub port: u16,
        /// The port of the pods, by number or by name; the port itself where nothing is said.
        pub target_port: Option<IntOrString>,
        /// The port on every node.
        pub node_port: u16,
    }

    /// A part of the endpoints of a Service.
    pub struct EndpointSlice {
        /// The label `kubernetes.io/service-name` names the Service.
        pub metadata: Meta,
        /// The endpoints.
        pub endpoints: Vec<Endpoint>,
        /// Their ports.
        pub ports: Vec<EndpointPort>,
        /// `IPv4`, `IPv6` or `FQDN`.
        pub address_type: String,
    }

    /// One endpoint, mostly a pod.
    pub struct Endpoint {
        /// Its addresses.
        pub addresses: Vec<String>,
        /// Whether it takes requests.
        pub conditions: EndpointConditions,
        /// The pod.
        pub target_ref: Option<TargetRef>,
        /// The node, under v1.
        pub node_name: String,
        /// The zone, under v1.
        pub zone: String,
        /// Node and zone, under v1beta1.
        pub topology: BTreeMap<String, String>,
    }

    /// Whether an endpoint takes requests.
    pub struct EndpointConditions {
        /// Takes requests; nothing said counts as yes.
        pub ready: Option<bool>,
        /// Answers, even on its way out.
        pub serving: Option<bool>,
        /// On its way out.
        pub terminating: Option<bool>,
    }

    /// What an endpoint stands for.
    pub struct TargetRef {
        /// Mostly `Pod`.
        pub kind: String,
        /// Its name.
        pub name: String,
        /// Its namespace.
        pub namespace: String,
    }

    /// One port of endpoints.
    pub struct EndpointPort {
        /// Name of the Service's port.
        pub name: String,
        /// The number.
        pub port: u16,
        /// `TCP` or `UDP`.
        pub protocol: String,
    }

    /// The endpoints of a Service as old clusters keep them.
    pub struct Endpoints {
        /// The name is the Service's.
        pub metadata: Meta,
        /// The endpoints, by their ports.
        pub subsets: Vec<Subset>,
    }

    /// Endpoints that share their ports.
    pub struct Subset {
        /// Ready.
        pub addresses: Vec<EndpointAddress>,
        /// Not ready.
        pub not_ready_addresses: Vec<EndpointAddress>,
        /// Ports.
        pub ports: Vec<EndpointPort>,
    }

    /// One address of Endpoints.
    pub struct EndpointAddress {
        /// The address.
        pub ip: String,
        /// The node.
        pub node_name: String,
        /// The pod.
        pub target_ref: Option<TargetRef>,
    }
}

impl ServiceSpec {
    /// The port that a backend names.
    #[must_use]
    pub fn port(&self, wanted: &IntOrString) -> Option<&ServicePort> {
        self.ports.iter().find(|p| match wanted {
            IntOrString::Int(number) => i64::from(p.port) == *number,
            IntOrString::Text(name) => p.name == *name || name.parse() == Ok(p.port),
        })
    }

    /// Whether it has no address of its own.
    #[must_use]
    pub fn is_headless(&self) -> bool {
        self.cluster_ip == "None"
    }
}

impl ServicePort {
    /// The port of the pods.
    #[must_use]
    pub fn target(&self) -> IntOrString {
        self.target_port.clone().unwrap_or(IntOrString::Int(self.port.into()))
    }
}

impl EndpointSlice {
    /// Name of the Service.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.metadata.label("kubernetes.io/service-name")
    }
}

impl Endpoint {
    /// Whether it takes requests.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.conditions.ready.unwrap_or(true)
    }

    /// The node, whatever the version.
    #[must_use]
    pub fn node(&self) -> Option<&str> {
        let old = || self.topology.get("kubernetes.io/hostname").map(String::as_str);
        Some(self.node_name.as_str()).filter(|n| !n.is_empty()).or_else(old)
    }

    /// The pod.
    #[must_use]
    pub fn pod(&self) -> Option<&str> {
        self.target_ref.as_ref().filter(|t| t.kind == "Pod").map(|t| t.name.as_str())
    }
}

impl Endpoints {
    /// The same as slices, so that rules read one form alone.
    #[must_use]
    pub fn into_slices(self) -> Vec<EndpointSlice> {
        let mut metadata = self.metadata;
        metadata.labels.insert("kubernetes.io/service-name".to_owned(), metadata.name.clone());
        let endpoint = |ready: bool| {
            move |a: EndpointAddress| Endpoint {
                addresses: vec![a.ip],
                conditions: EndpointConditions { ready: Some(ready), ..EndpointConditions::default() },
                target_ref: a.target_ref,
                node_name: a.node_name,
                ..Endpoint::default()
            }
        };
        let slice = |s: Subset| EndpointSlice {
            metadata: metadata.clone(),
            endpoints: s
                .addresses
                .into_iter()
                .map(endpoint(true))
                .chain(s.not_ready_addresses.into_iter().map(endpoint(false)))
                .collect(),
            ports: s.ports,
            address_type: "IPv4".to_owned(),
        };
        self.subsets.into_iter().map(slice).collect()
    }
}
