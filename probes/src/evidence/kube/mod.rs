//! What the cluster says: one read call a question, and the parts of its answer that rules read.
//!
//! The projections carry the API's own field names and fit every version from Kubernetes 1.20 on.

pub mod bounds;
pub mod config;
pub mod event;
pub mod gateway;
pub mod ingress;
pub mod log;
pub mod meta;
pub mod node;
pub mod pod;
pub(crate) mod projection;
pub mod service;
pub mod workload;

use serde::{Deserialize, Serialize};

pub use bounds::{Hpa, NetworkPolicy, Pdb, Quota};
pub use config::{ConfigMap, SecretFacts};
pub use event::Event;
pub use gateway::{Gateway, HttpRoute};
pub use ingress::{Backend, Ingress, IngressClass};
pub use log::PodLog;
pub use meta::{Condition, IntOrString, Meta, Owner, Selector};
pub use node::Node;
pub use pod::{Container, ContainerStatus, Pod};
pub use service::{Endpoint, EndpointSlice, Service, ServicePort};
pub use workload::Workload;

/// One read call to the API server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KubeQuestion {
    /// The verb as RBAC names it: `get`, `list`, or `create` for a port-forward.
    pub verb: String,
    /// The resource as RBAC names it, with its group: `pods`, `pods/log`, `ingresses.networking.k8s.io`.
    pub resource: String,
    /// The namespace; empty for the whole cluster.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    /// A name, or a selector of a list; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

impl KubeQuestion {
    /// One call.
    #[must_use]
    pub fn new(verb: &str, resource: &str, namespace: &str, about: &str) -> Self {
        let [verb, resource, namespace, about] = [verb, resource, namespace, about].map(str::to_owned);
        Self { verb, resource, namespace, about }
    }
}

impl std::fmt::Display for KubeQuestion {
    /// As a blind spot names it: `list pods in default`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.verb, self.resource)?;
        if self.verb == "get" && !self.about.is_empty() {
            write!(f, " {}", self.about)?;
        }
        if self.namespace.is_empty() { Ok(()) } else { write!(f, " in {}", self.namespace) }
    }
}

/// What a list call answered: the items that concern the brand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// The items that were kept, in the order of namespace and name.
    pub items: Vec<T>,
    /// How many items the cluster listed, before those of others were left out.
    pub total: usize,
    /// Whether the list was so long that its end was not read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

impl<T> Listed<T> {
    /// A whole list.
    #[must_use]
    pub const fn of(items: Vec<T>) -> Self {
        let total = items.len();
        Self { items, total, cut: false }
    }
}

/// What a call answered, cut to what rules read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KubeAnswer {
    /// To `get /version`.
    #[serde(rename_all = "kebab-case")]
    Version {
        /// Such as `v1.20.2`.
        git_version: String,
    },
    /// To `get` of something that does not exist. An answer, not a failure.
    Missing,
    /// To `list ingresses.networking.k8s.io`: those that may take the brand's host, whatever their class.
    Ingresses(Listed<Ingress>),
    /// To `list ingressclasses.networking.k8s.io`.
    IngressClasses(Listed<IngressClass>),
    /// To `list gateways.gateway.networking.k8s.io`.
    Gateways(Listed<Gateway>),
    /// To `list httproutes.gateway.networking.k8s.io`.
    HttpRoutes(Listed<HttpRoute>),
    /// To `list services`.
    Services(Listed<Service>),
    /// To `list endpointslices.discovery.k8s.io`, and to `get endpoints` of an old cluster.
    EndpointSlices(Listed<EndpointSlice>),
    /// To `list pods`.
    Pods(Listed<Pod>),
    /// To `list replicasets.apps`.
    ReplicaSets(Listed<Workload>),
    /// To `list deployments.apps`.
    Deployments(Listed<Workload>),
    /// To `list statefulsets.apps`.
    StatefulSets(Listed<Workload>),
    /// To `list daemonsets.apps`.
    DaemonSets(Listed<Workload>),
    /// To `list horizontalpodautoscalers.autoscaling`.
    Hpas(Listed<Hpa>),
    /// To `list poddisruptionbudgets.policy`.
    Pdbs(Listed<Pdb>),
    /// To `list resourcequotas`.
    Quotas(Listed<Quota>),
    /// To `list networkpolicies.networking.k8s.io`.
    NetworkPolicies(Listed<NetworkPolicy>),
    /// To `list nodes`.
    Nodes(Listed<Node>),
    /// To `list events`.
    Events(Listed<Event>),
    /// To `get configmaps`.
    ConfigMap(ConfigMap),
    /// To `get secrets`: facts alone, never a value.
    Secret(SecretFacts),
    /// To `get pods/log`.
    Log(PodLog),
    /// To `create pods/portforward`: the tunnel stands; what was asked through it are readings of their own.
    Forwarded,
    /// To `create pods/exec` of one of the fixed commands.
    Executed {
        /// What the command wrote, cut and redacted.
        output: String,
        /// Its exit code.
        code: Option<i32>,
    },
}
