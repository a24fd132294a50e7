//! Every call that hopwise can make to a cluster. `hopwise policy rbac` and the adapter read this one list.

/// Which part of the access a call belongs to. Only the first is needed; the others see more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Reads objects.
    Read,
    /// Reads the certificate of TLS Secrets; values never leave the adapter.
    Secrets,
    /// Looks for the walk's own requests in logs.
    Logs,
    /// Sends the request past the hops before a pod.
    PortForward,
    /// Runs the fixed commands of `--exec`.
    Exec,
}

/// One call as RBAC names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// API group; empty for the core.
    pub group: &'static str,
    /// The resource, such as `pods/log`.
    pub resource: &'static str,
    /// The versions that fit our projections, best first.
    pub versions: &'static [&'static str],
    /// The verb.
    pub verb: &'static str,
    /// The part of the access.
    pub part: Part,
}

impl Call {
    /// The resource with its group, as questions carry it: `deployments.apps`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.group.is_empty() { self.resource.to_owned() } else { format!("{}.{}", self.resource, self.group) }
    }
}

const fn list(group: &'static str, resource: &'static str, versions: &'static [&'static str]) -> Call {
    Call { group, resource, versions, verb: "list", part: Part::Read }
}

const fn core(resource: &'static str, verb: &'static str, part: Part) -> Call {
    Call { group: "", resource, versions: &["v1"], verb, part }
}

/// Routes to services.
pub const INGRESSES: Call = list("networking.k8s.io", "ingresses", &["v1", "v1beta1"]);
/// Who serves them.
pub const INGRESS_CLASSES: Call = list("networking.k8s.io", "ingressclasses", &["v1", "v1beta1"]);
/// Gateways, where the cluster serves them.
pub const GATEWAYS: Call = list("gateway.networking.k8s.io", "gateways", &["v1", "v1beta1"]);
/// Routes of gateways, where the cluster serves them.
pub const HTTP_ROUTES: Call = list("gateway.networking.k8s.io", "httproutes", &["v1", "v1beta1"]);
/// Services of a namespace.
pub const SERVICES: Call = core("services", "list", Part::Read);
/// Endpoints of a service.
pub const ENDPOINT_SLICES: Call = list("discovery.k8s.io", "endpointslices", &["v1", "v1beta1"]);
/// Endpoints of a service on a cluster without slices.
pub const ENDPOINTS: Call = core("endpoints", "get", Part::Read);
/// Pods by their labels.
pub const PODS: Call = core("pods", "list", Part::Read);
/// Nodes.
pub const NODES: Call = core("nodes", "list", Part::Read);
/// Events of a namespace.
pub const EVENTS: Call = core("events", "list", Part::Read);
/// Quotas of a namespace.
pub const QUOTAS: Call = core("resourcequotas", "list", Part::Read);
/// The controller's settings.
pub const CONFIG_MAP: Call = core("configmaps", "get", Part::Read);
/// Deployments of a namespace.
pub const DEPLOYMENTS: Call = list("apps", "deployments", &["v1"]);
/// ReplicaSets by their labels.
pub const REPLICA_SETS: Call = list("apps", "replicasets", &["v1"]);
/// StatefulSets of a namespace.
pub const STATEFUL_SETS: Call = list("apps", "statefulsets", &["v1"]);
/// DaemonSets of a namespace.
pub const DAEMON_SETS: Call = list("apps", "daemonsets", &["v1"]);
/// Autoscalers of a namespace.
pub const HPAS: Call = list("autoscaling", "horizontalpodautoscalers", &["v2", "v2beta2", "v1"]);
/// Disruption budgets of a namespace.
pub const PDBS: Call = list("policy", "poddisruptionbudgets", &["v1", "v1beta1"]);
/// Network policies of a namespace.
pub const NETWORK_POLICIES: Call = list("networking.k8s.io", "networkpolicies", &["v1"]);
/// A TLS Secret.
pub const SECRET: Call = core("secrets", "get", Part::Secrets);
/// The log of a container.
pub const LOG: Call = core("pods/log", "get", Part::Logs);
/// A tunnel to a pod; a WebSocket begins as a GET, so RBAC knows it by both verbs.
pub const PORT_FORWARD: Call = core("pods/portforward", "create", Part::PortForward);
/// The same as RBAC sees it where the tunnel is a WebSocket.
pub const PORT_FORWARD_GET: Call = core("pods/portforward", "get", Part::PortForward);
/// A command in a container.
pub const EXEC: Call = core("pods/exec", "create", Part::Exec);
/// The same as RBAC sees it where it is a WebSocket.
pub const EXEC_GET: Call = core("pods/exec", "get", Part::Exec);

/// Every call. What is not in this list cannot be asked.
pub const CALLS: &[Call] = &[
    INGRESSES,
    INGRESS_CLASSES,
    GATEWAYS,
    HTTP_ROUTES,
    SERVICES,
    ENDPOINT_SLICES,
    ENDPOINTS,
    PODS,
    NODES,
    EVENTS,
    QUOTAS,
    CONFIG_MAP,
    DEPLOYMENTS,
    REPLICA_SETS,
    STATEFUL_SETS,
    DAEMON_SETS,
    HPAS,
    PDBS,
    NETWORK_POLICIES,
    SECRET,
    LOG,
    PORT_FORWARD,
    PORT_FORWARD_GET,
    EXEC,
    EXEC_GET,
];
