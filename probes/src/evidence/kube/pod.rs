//! Pods: what they should run, and how that goes.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::meta::{Condition, IntOrString, Meta, NameRef, condition};
use super::projection::projection;

projection! {
    /// A Pod.
    pub struct Pod {
        /// Name, labels, owner.
        pub metadata: Meta,
        /// What it should run.
        pub spec: PodSpec,
        /// How that goes.
        pub status: PodStatus,
    }

    /// What a pod should run.
    pub struct PodSpec {
        /// The node; empty until it is scheduled.
        pub node_name: String,
        /// Whether it shares the node's network.
        pub host_network: bool,
        /// Containers.
        pub containers: Vec<Container>,
        /// Containers that run before the others.
        pub init_containers: Vec<Container>,
        /// Secrets with credentials of registries.
        pub image_pull_secrets: Vec<NameRef>,
        /// The account that it runs as.
        pub service_account_name: String,
        /// Labels that its node must have.
        pub node_selector: BTreeMap<String, String>,
        /// Volumes from ConfigMaps, Secrets and claims.
        pub volumes: Vec<Volume>,
        /// How long it may take to stop.
        pub termination_grace_period_seconds: Option<i64>,
        /// Further demands that must hold before it counts as ready.
        pub readiness_gates: Vec<ReadinessGate>,
    }

    /// A further demand on readiness.
    pub struct ReadinessGate {
        /// The condition that must be true.
        pub condition_type: String,
    }

    /// A volume, as far as another object must exist for it.
    pub struct Volume {
        /// Its name.
        pub name: String,
        /// A ConfigMap.
        pub config_map: Option<NameRef>,
        /// A Secret.
        pub secret: Option<SecretRef>,
        /// A claim.
        pub persistent_volume_claim: Option<ClaimRef>,
    }

    /// The Secret of a volume.
    pub struct SecretRef {
        /// Its name.
        pub secret_name: String,
    }

    /// The claim of a volume.
    pub struct ClaimRef {
        /// Its name.
        pub claim_name: String,
    }

    /// One container.
    pub struct Container {
        /// Its name.
        pub name: String,
        /// Its image.
        pub image: String,
        /// `Always`, `IfNotPresent` or `Never`.
        pub image_pull_policy: String,
        /// Its arguments; kept for the controller's containers alone.
        pub args: Vec<String>,
        /// Ports that it declares.
        pub ports: Vec<ContainerPort>,
        /// What it asks for and may use.
        pub resources: Resources,
        /// Decides whether it takes requests.
        pub readiness_probe: Option<Probe>,
        /// Decides whether it is started anew.
        pub liveness_probe: Option<Probe>,
        /// Holds the others back until it has passed.
        pub startup_probe: Option<Probe>,
        /// Whether something runs before it stops.
        pub lifecycle: Lifecycle,
        /// Where its whole environment comes from.
        pub env_from: Vec<EnvFrom>,
    }

    /// ConfigMap or Secret of a whole environment.
    pub struct EnvFrom {
        /// A ConfigMap.
        pub config_map_ref: Option<NameRef>,
        /// A Secret.
        pub secret_ref: Option<NameRef>,
    }

    /// What runs around the life of a container.
    pub struct Lifecycle {
        /// Runs before it stops.
        pub pre_stop: Option<Handler>,
    }

    /// A command of a container; its words are not kept.
    pub struct Handler {
        /// The command.
        pub exec: Option<ExecAction>,
    }

    /// One declared port.
    pub struct ContainerPort {
        /// Its name.
        pub name: String,
        /// The number.
        pub container_port: u16,
        /// The same port on the node.
        pub host_port: u16,
        /// `TCP` or `UDP`.
        pub protocol: String,
    }

    /// What a container asks for and may use, such as `memory: 512Mi`.
    pub struct Resources {
        /// May use.
        pub limits: BTreeMap<String, String>,
        /// Asks for.
        pub requests: BTreeMap<String, String>,
    }

    /// How the kubelet asks a container.
    pub struct Probe {
        /// By a GET request.
        pub http_get: Option<HttpGet>,
        /// By a connection.
        pub tcp_socket: Option<TcpSocket>,
        /// By a command.
        pub exec: Option<ExecAction>,
        /// How long an answer may take; 1 where nothing is said.
        pub timeout_seconds: Option<i64>,
        /// How often.
        pub period_seconds: Option<i64>,
        /// After how many failures.
        pub failure_threshold: Option<i64>,
        /// How long to wait first.
        pub initial_delay_seconds: Option<i64>,
    }

    /// A GET request of the kubelet.
    pub struct HttpGet {
        /// Its path.
        pub path: String,
        /// Its port.
        pub port: Option<IntOrString>,
        /// `HTTP` or `HTTPS`.
        pub scheme: String,
        /// Its host, where not the pod's address.
        pub host: String,
    }

    /// A connection of the kubelet.
    pub struct TcpSocket {
        /// Its port.
        pub port: Option<IntOrString>,
    }

    /// A command; its words are not kept.
    pub struct ExecAction {
    }

    /// How a pod goes.
    pub struct PodStatus {
        /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
        pub phase: String,
        /// Such as `Evicted`.
        pub reason: String,
        /// The words of the kubelet.
        pub message: String,
        /// Such as `Ready`, `PodScheduled`.
        pub conditions: Vec<Condition>,
        /// Its address.
        #[serde(rename = "podIP")]
        pub pod_ip: String,
        /// Its node's address.
        #[serde(rename = "hostIP")]
        pub host_ip: String,
        /// When the kubelet took it.
        pub start_time: Option<Timestamp>,
        /// Its containers.
        pub container_statuses: Vec<ContainerStatus>,
        /// The containers that run before the others.
        pub init_container_statuses: Vec<ContainerStatus>,
    }

    /// How a container goes.
    pub struct ContainerStatus {
        /// Its name.
        pub name: String,
        /// Whether it takes requests.
        pub ready: bool,
        /// Whether its startup probe has passed.
        pub started: Option<bool>,
        /// How often it was started anew.
        pub restart_count: u32,
        /// Its image.
        pub image: String,
        /// Its image with the digest.
        #[serde(rename = "imageID")]
        pub image_id: String,
        /// Now.
        pub state: ContainerState,
        /// Before its last start.
        pub last_state: ContainerState,
    }

    /// The state of a container: one of three.
    pub struct ContainerState {
        /// Not running yet, or not any more.
        pub waiting: Option<Waiting>,
        /// Running.
        pub running: Option<Running>,
        /// Ended.
        pub terminated: Option<Terminated>,
    }

    /// Why a container does not run.
    pub struct Waiting {
        /// Such as `CrashLoopBackOff`, `ImagePullBackOff`, `CreateContainerConfigError`.
        pub reason: String,
        /// The words of the kubelet or the registry.
        pub message: String,
    }

    /// A container that runs.
    pub struct Running {
        /// Since when.
        pub started_at: Option<Timestamp>,
    }

    /// How a container ended.
    pub struct Terminated {
        /// Such as 137.
        pub exit_code: i32,
        /// The signal that ended it.
        pub signal: i32,
        /// Such as `OOMKilled`, `Error`, `Completed`.
        pub reason: String,
        /// What it left behind as its last words.
        pub message: String,
        /// Its start.
        pub started_at: Option<Timestamp>,
        /// Its end.
        pub finished_at: Option<Timestamp>,
    }
}

impl Pod {
    /// How reports name it: `pod/NAMESPACE/NAME`.
    #[must_use]
    pub fn object(&self) -> String {
        format!("pod/{}/{}", self.metadata.namespace, self.metadata.name)
    }

    /// Whether it takes requests.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        condition(&self.status.conditions, "Ready").is_some_and(|c| c.status == "True")
    }

    /// Whether it has ended for good, as the pod of a job does, or an evicted one.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.status.phase.as_str(), "Succeeded" | "Failed")
    }

    /// All containers' states, those of init containers first.
    pub fn statuses(&self) -> impl Iterator<Item = &ContainerStatus> {
        self.status.init_container_statuses.iter().chain(&self.status.container_statuses)
    }

    /// The declared port that a Service names: a number stands for itself, a name must be declared.
    #[must_use]
    pub fn port(&self, wanted: &IntOrString) -> Option<u16> {
        match wanted {
            IntOrString::Int(number) => u16::try_from(*number).ok(),
            IntOrString::Text(name) => {
                self.spec.containers.iter().flat_map(|c| &c.ports).find(|p| p.name == *name).map(|p| p.container_port)
            }
        }
    }
}
